// Keeps the names of unnamed parties and of contacts out of every text that is written.

/** The names, ids and contacts of one process that no row may hold, in whatever spelling. */
export type UnnamedTexts = {
  /** A name, or a contact's address: as a whole, as a slug, percent-encoded, without accents, its words in any order. */
  readonly addName: (text: string, always?: boolean) => void
  /** An id or identifier; what is too short to tell anyone from another is passed over. */
  readonly addId: (text: string, always?: boolean) => void
  /** A telephone number, however it is parted. */
  readonly addPhone: (text: string) => void
  /** A name or id that is public and may stand, even where a contact or payer goes by it too; not one added as `always`. */
  readonly allow: (text: string) => void
  /**
   * True where the text holds one of them, or any e-mail address. In an id or address, without spaces, two words of a longer
   * name that stand together are enough, unless it is `known` to be the id of somebody else.
   */
  readonly mentions: (text: string, isKnown?: boolean) => boolean
  /** Makes ready for the next process. */
  readonly clear: () => void
}

export function unnamedTexts(): UnnamedTexts {
  const entries: Entry[] = []
  const phones: string[] = []
  const allowed: string[] = []
  // Those that `allow` does not lift.
  const fixed: Entry[] = []
  const named: Entry[] = []
  function add(text: string, always: boolean, isTelling: (entry: Entry) => boolean): Entry | undefined {
    const entry = entryOf(text)
    if (!isTelling(entry)) return undefined
    if (!entries.includes(entry)) entries.push(entry)
    if (always && !fixed.includes(entry)) fixed.push(entry)
    return entry
  }
  // Most processes withhold nothing, and then what is allowed need not be looked at.
  function dropAllowed(): void {
    for (const text of entries.length === fixed.length ? [] : allowed) {
      const { compact } = entryOf(text)
      for (let i = entries.length - 1; i >= 0; i--) {
        if (entries[i]!.compact === compact && !fixed.includes(entries[i]!)) entries.splice(i, 1)
      }
    }
    allowed.length = 0
  }
  // Each spelling holds one of the two longest words of a name whole; most texts have not even its letters.
  function holdsAny(text: string, letters: number, isKnown: boolean): boolean {
    let lower: string | undefined
    let words: Words | undefined
    for (const entry of entries) {
      const mayHold = (entry.longestLetters & ~letters) === 0
      const maySecond = entry.second !== '' && (entry.secondLetters & ~letters) === 0
      if (!mayHold && !maySecond) continue
      lower ??= letters === everyLetter ? folded(decoded(text)) : text.toLowerCase()
      if (!(mayHold && lower.includes(entry.longest)) && !(maySecond && lower.includes(entry.second))) continue
      words ??= wordsOf(lower)
      if (holds(words, entry)) return true
      if (!isKnown && named.includes(entry) && !/\s/.test(text) && holdsPart(words, entry)) return true
    }
    return false
  }
  return {
    addName(text, always = false) {
      const entry = add(text, always, isTellingName)
      if (entry !== undefined && !named.includes(entry)) named.push(entry)
    },
    addId: (text, always = false) => void add(text, always, isTellingId),
    addPhone(text) {
      const digits = text.replace(/\D/g, '')
      if (digits.length >= phoneDigitsMin) phones.push(digits)
    },
    allow: (text) => void allowed.push(text),
    mentions(text, isKnown = false) {
      const letters = lettersOf(text)
      if (letters === everyLetter && text.includes('@') && /\S@\S+\.\S/.test(text)) return true
      if (phones.length > 0 && holdsPhone(text, phones)) return true
      if (entries.length === 0) return false
      if (allowed.length > 0) dropAllowed()
      return holdsAny(text, letters, isKnown)
    },
    clear() {
      entries.length = 0
      fixed.length = 0
      named.length = 0
      phones.length = 0
      allowed.length = 0
    },
  }
}

/** Words of a text without case, accents and punctuation. */
export function foldedWords(text: string): readonly string[] {
  return wordsOf(folded(text)).list
}

type Entry = {
  readonly words: readonly string[]
  readonly compact: string
  readonly longest: string
  /** The second longest word; empty where there is one only. */
  readonly second: string
  readonly longestLetters: number
  readonly secondLetters: number
}
type Words = { readonly list: readonly string[]; readonly compact: string }

const phoneDigitsMin = 7
const known = new Map<string, Entry>()
const knownMax = 50_000

// The same suppliers come again and again.
function entryOf(text: string): Entry {
  let entry = known.get(text)
  if (entry === undefined) {
    const { list, compact } = wordsOf(folded(decoded(text)))
    const [longest = '', second = ''] = [...new Set(list)].sort((a, b) => b.length - a.length)
    const letters = { longestLetters: lettersOf(longest), secondLetters: lettersOf(second) }
    entry = { words: [...new Set(list)], compact, longest, second, ...letters }
    if (known.size >= knownMax) known.clear()
    known.set(text, entry)
  }
  return entry
}

function isTellingName({ compact }: Entry): boolean {
  return compact.length >= 3 || (compact.length === 2 && !/^[a-z0-9]+$/.test(compact))
}

function isTellingId({ compact }: Entry): boolean {
  return compact.length >= 5 || (compact.length === 4 && !/^\d+$/.test(compact))
}

function holds(text: Words, entry: Entry): boolean {
  // Written together, in an address or an id.
  if (entry.compact.length >= 6 && text.compact.includes(entry.compact)) return true
  let missing: string | undefined
  for (const word of entry.words) {
    if (text.list.includes(word)) continue
    if (missing !== undefined) return false
    missing = word
  }
  if (missing === undefined) return true
  // A slug that was cut off within a word.
  const last = text.list[text.list.length - 1] ?? ''
  return entry.words.length >= 2 && last.length >= 2 && missing.startsWith(last)
}

const partCharactersMin = 10

// Ids and addresses have shortened names: of three words or more, two that stand together are enough there.
function holdsPart(text: Words, { words }: Entry): boolean {
  if (words.length < 3) return false
  for (let i = 1; i < words.length; i++) {
    const pair = words[i - 1]! + words[i]!
    if (pair.length >= partCharactersMin && text.compact.includes(pair)) return true
  }
  return false
}

function holdsPhone(text: string, phones: readonly string[]): boolean {
  const digits = text.replace(/\D/g, '')
  return digits.length >= phoneDigitsMin && phones.some((phone) => digits.includes(phone))
}

function wordsOf(lower: string): Words {
  const list = lower.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return { list, compact: list.join('') }
}

// Without capitals, accents and letters that have a plain twin; of compatibility forms the plain ones.
function folded(text: string): string {
  if (isPlainAscii(text)) return text.toLowerCase()
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase().replace(/[łøđðıæœßþ]/g, (letter) => twins[letter]!)
}

const twins: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
}

// A bit for each letter, whatever its case, and six for digits; all of them where the text is more than plain ASCII, is
// percent-encoded or has an at sign, so that it must be looked at as a whole.
const everyLetter = -1

function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const lower = code | 0x20
    if (lower >= 0x61 && lower <= 0x7a && code < 0x80) letters |= 1 << (lower - 0x61)
    else if (code >= 0x30 && code <= 0x39) letters |= 1 << (26 + ((code - 0x30) % 6))
    else if (code >= 0x7f || code < 0x20 || code === 0x25 || code === 0x40) return everyLetter
  }
  return letters
}

function isPlainAscii(text: string): boolean {
  return lettersOf(text) !== everyLetter
}

// Percent-encoding twice over occurs; what does not decode stays.
function decoded(text: string): string {
  let result = text
  for (let i = 0; i < 2 && result.includes('%'); i++) {
    result = result.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        return Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1')
      }
    })
  }
  return result
}
