// How alike two names of legal entities are: words against words, in any order, with what many firms share counting little.
import { foldText } from '../expression.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { EntityName } from './entity-name.ts'

/** A name made ready for being compared many times. */
export type MeasuredName = EntityName & {
  /** All words in one text. */
  readonly text: string
  readonly weights: readonly number[]
  readonly total: number
  /** Words that tell one firm from another. */
  readonly distinctive: readonly string[]
}

const genericWeight = 0.25
const particles = 'and the of for de del la las los el les des du y e et und van von da do dos'.split(' ')

/** Words that firms share, by the files of the jurisdictions, weigh a quarter of others; a word weighs by its length. */
export function nameMeasure(jurisdictions: readonly Jurisdiction[]): (name: EntityName) => MeasuredName {
  const generic = new Set([...particles, ...jurisdictions.flatMap(({ companyWords }) => companyWords.map(foldText))])
  return (name) => {
    const weights = name.words.map((word) => word.length * (generic.has(word) ? genericWeight : 1))
    return {
      ...name,
      text: name.words.join(' '),
      weights,
      total: weights.reduce((all, weight) => all + weight, 0),
      distinctive: name.words.filter((word) => !generic.has(word) && word.length >= (/[a-z]/.test(word) ? 3 : 2)),
    }
  }
}

// Words less alike than this are different words.
const wordSimilarityMin = 0.85
const otherFormFactor = 0.9

/**
 * From 0 to 1. Each word is paired with the one most like it (Jaro–Winkler), the likest pairs first; the similarity is the
 * weight that the pairs cover out of all. Two different legal forms are two different firms until more is known. Names
 * without a word that tells firms apart are like no other. With `atLeast`, 0 as soon as it is clear that it is less.
 */
export function nameSimilarity(a: MeasuredName, b: MeasuredName, atLeast = 0): number {
  if (a.distinctive.length === 0 || b.distinctive.length === 0) return 0
  const factor = a.form !== undefined && b.form !== undefined && a.form !== b.form ? otherFormFactor : 1
  if (a.text === b.text) return factor
  const pairs: { readonly i: number; readonly j: number; readonly like: number }[] = []
  const total = a.total + b.total
  let left = total
  for (let i = 0; i < a.words.length; i++) {
    const before = pairs.length
    for (let j = 0; j < b.words.length; j++) {
      const like = wordSimilarity(a.words[i]!, b.words[j]!)
      if (like >= wordSimilarityMin) pairs.push({ i, j, like })
    }
    if (pairs.length > before) continue
    left -= a.weights[i]!
    if (left < atLeast * total) return 0
  }
  pairs.sort((x, y) => y.like - x.like)
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  let covered = 0
  for (const { i, j, like } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    covered += like * (a.weights[i]! + b.weights[j]!)
  }
  return (factor * covered) / total
}

// Numbers are the same or they are not.
function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1
  // The most that letters all found, and four of them at the start, can give to words of such lengths.
  const most = (2 + Math.min(a.length, b.length) / Math.max(a.length, b.length)) / 3
  const start = a.charCodeAt(0) === b.charCodeAt(0) ? 0.4 : 0
  if (most + start * (1 - most) < wordSimilarityMin) return 0
  return /\d/.test(a) || /\d/.test(b) ? 0 : jaroWinkler(a, b)
}

/**
 * Jaro's similarity with Winkler's bonus of 0.1 for each of the first four letters that agree.
 * Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record Linkage" (1990).
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b)
  let start = 0
  while (start < 4 && start < a.length && a[start] === b[start]) start += 1
  return jaro + start * 0.1 * (1 - jaro)
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const matchedA: string[] = []
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] === 1 || a[i] !== b[j]) continue
      taken[j] = 1
      matchedA.push(a[i]!)
      break
    }
  }
  const matches = matchedA.length
  if (matches === 0) return 0
  const matchedB = [...b].filter((_, j) => taken[j] === 1)
  const transposed = matchedA.filter((letter, k) => letter !== matchedB[k]).length / 2
  return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3
}
