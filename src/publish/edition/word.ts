// Cuts text into the words that search finds it by, and says how far one word resembles another.

/**
 * Words of a text, folded: lower case, no diacritics. Chinese, Japanese and Korean runs, which no space divides, give each
 * sign and each pair of neighbours. Words hold letters and digits alone.
 */
export function wordsOf(text: string): readonly string[] {
  return runsOf(text).flatMap((run) => (isUndivided(run) ? [...run, ...pairsOf(run)] : [run]))
}

/** What to look for where somebody typed this: of an undivided run its pairs alone, or the one sign. */
export function wantedOf(text: string): readonly string[] {
  const all = runsOf(text).flatMap((run) => (isUndivided(run) && [...run].length > 1 ? pairsOf(run) : [run]))
  return [...new Set(all)]
}

function runsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
  // A run of undivided script ends where letters of another begin: 2024年.
  return (
    folded.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu,
    ) ?? []
  )
}

function isUndivided(run: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(run)
}

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.slice(1).map((sign, i) => signs[i]! + sign)
}

/**
 * From 1 for the same word, over its beginning, down to 0 for a word that nobody would have meant: more than one slip in
 * four to six letters, or two in seven and more. A slip is a letter left out, put in, changed, or two in the wrong order.
 */
export function resemblance(wanted: string, word: string): number {
  if (wanted === word) return 1
  if (word.startsWith(wanted)) return 0.7 + 0.25 * (wanted.length / word.length)
  const most = slipsMax(wanted)
  if (most === 0 || Math.abs(wanted.length - word.length) > most) return 0
  const slips = slipsBetween(wanted, word)
  return slips > most ? 0 : 0.8 - 0.25 * slips + (wanted[0] === word[0] ? 0.1 : 0)
}

export function slipsMax(wanted: string): number {
  return wanted.length < 4 || /\d/.test(wanted) ? 0 : wanted.length < 7 ? 1 : 2
}

/** Optimal string alignment distance (Damerau 1964, no letter moved twice). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(now[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      now.push(least)
    }
    before = last
    last = now
  }
  return last[b.length]!
}

/** Runs of three letters of a word with its ends marked, by which words that resemble it are looked up. */
export function gramsOf(word: string): readonly string[] {
  const marked = `^${word}$`
  return [...new Set(Array.from({ length: marked.length - 2 }, (_, i) => marked.slice(i, i + 3)))]
}
