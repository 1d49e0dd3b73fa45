// Answers of one edition as they were sent, kept while there is room: an edition never changes.

export type Sent = {
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly isEmbed: boolean
}

export type AnswerMemory = {
  readonly find: (key: string) => Sent | undefined
  /** Forgets what was asked for longest ago where room is short; what is larger than a hundredth of all is not kept. */
  readonly keep: (key: string, sent: Sent) => void
}

export function answerMemory(bytesMax: number): AnswerMemory {
  // A map keeps the order in which its keys came: the first was asked for longest ago.
  const known = new Map<string, Sent>()
  let bytes = 0
  const forget = (key: string, sent: Sent) => {
    known.delete(key)
    bytes -= sizeOf(sent)
  }
  return {
    find(key) {
      const sent = known.get(key)
      if (sent === undefined) return undefined
      known.delete(key)
      known.set(key, sent)
      return sent
    },
    keep(key, sent) {
      const before = known.get(key)
      if (before !== undefined) forget(key, before)
      const size = sizeOf(sent)
      if (size > bytesMax / 100) return
      for (const [oldest, own] of known) {
        if (bytes + size <= bytesMax) break
        forget(oldest, own)
      }
      known.set(key, sent)
      bytes += size
    },
  }
}

// With the key, the headers and the map's own about them, roughly.
function sizeOf({ bytes }: Sent): number {
  return bytes.length + 500
}
