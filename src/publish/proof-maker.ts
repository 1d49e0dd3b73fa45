// Makes the proof files of an edition: each entry against the edition's checkpoint, many of them fast.
import { entriesOf, type LogExtent } from '../record/entries.ts'
import { inclusionPath } from '../record/inclusion.ts'
import { formatProof } from '../record/proof.ts'
import { type SubtreeReader, tileSubtrees } from '../record/subtree.ts'

export type ProofMaker = (leaf: number) => string | undefined

/** `log` reaches as far as the checkpoint, whose signed note is given; undefined for an index beyond it. */
export function proofMaker(log: LogExtent, checkpoint: string): ProofMaker {
  const read = remembered(tileSubtrees(log))
  const entry = entriesOf(log)
  return (leaf) => {
    if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf >= log.size) return undefined
    return formatProof({
      extra: entry(leaf),
      index: BigInt(leaf),
      path: inclusionPath(leaf, log.size, read),
      checkpoint,
    })
  }
}

// Neighbours share most of their path, and each root of a subtree takes up to 255 hashes.
function remembered(read: SubtreeReader): SubtreeReader {
  const known = new Map<number, Buffer>()
  return (height, index) => {
    if (height === 0) return read(height, index)
    const key = height * 2 ** 44 + index
    const before = known.get(key)
    if (before !== undefined) return before
    const root = read(height, index)
    if (known.size >= rootsMax) known.clear()
    known.set(key, root)
    return root
  }
}

const rootsMax = 200_000
