// Finds the legal form in a name: what shows, by the name alone, that it is a legal entity's and no person's.
import { foldText } from './expression.ts'
import type { Jurisdiction, LegalForm } from './jurisdiction.ts'

export type FormedName = {
  /** The name up to its form: without trade names, branches, contacts and brackets behind it. */
  readonly legalName: string
  /** Canonical token of the form. */
  readonly form: string
  /** Folded, with the form in its canonical token: one text for `ACME LTD.` and `Acme Limited`. */
  readonly normalised: string
}

export type FormRules = {
  /** Whether a mark says that the name cannot be a legal entity's alone, whatever its form. */
  readonly isExcluded: (name: string) => boolean
  /**
   * The form of a name, or undefined where none is shown beyond doubt: at the name's end, whole, written as such forms are,
   * with nothing before it that could be a person beside the firm.
   */
  readonly formOf: (name: string) => FormedName | undefined
  /** The name without what follows a mark of a trade name, a branch or a contact. */
  readonly cut: (name: string) => string
}

const nameCharactersMax = 300

export function formRules(jurisdiction: Jurisdiction): FormRules {
  const forms = new Map<string, LegalForm>()
  for (const form of jurisdiction.legalForms) {
    for (const spelling of form.spellings) {
      const letters = lettersOf(spelling)
      if (!forms.has(letters)) forms.set(letters, form)
    }
  }
  const spelled = spellingPattern(jurisdiction.legalForms)
  const words = new Set(jurisdiction.companyWords.map(foldText))
  const cutMarks = jurisdiction.cuts.map((mark) => wordsPattern(mark, '[./]'))
  const cuts = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${cutMarks.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const marks = excludePattern(jurisdiction.excludes)
  const shown: Shown = { forms, spelled, words }

  return {
    isExcluded: (name) => marks.test(plainText(name)),
    formOf(name) {
      const whole = spaced(name)
      if (whole.length > nameCharactersMax) return undefined
      return formedParts(cutAt(whole, cuts), shown)
    },
    cut: (name) => cutAt(spaced(name), cuts),
  }
}

type Shown = {
  readonly forms: ReadonlyMap<string, LegalForm>
  readonly spelled: RegExp
  readonly words: ReadonlySet<string>
}

// Two languages of one name stand beside a slash; each part must show its form, or there is a person or another party.
function formedParts(name: string, shown: Shown): FormedName | undefined {
  const parts = name
    .split(/(?<!\b[A-Za-z])\/(?![A-Za-z]\b)/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const formed: FormedName[] = []
  for (const part of parts) {
    if (formed.length > 0 && isFormAlone(part, shown)) continue
    const one = formedPart(part, shown)
    if (one === undefined) return undefined
    formed.push(one)
  }
  if (formed.length < 2) return formed[0]
  return {
    legalName: formed.map(({ legalName }) => legalName).join(' / '),
    form: formed[0]!.form,
    normalised: formed.map(({ normalised }) => normalised).join(' '),
  }
}

function formedPart(part: string, shown: Shown): FormedName | undefined {
  const plain = plainText(part)
  // From the last on: `Software AG (Canada) Inc.` ends with the second.
  for (const place of [...plain.matchAll(shown.spelled)].reverse()) {
    const form = shown.forms.get(lettersOf(place[0]))
    if (form === undefined) continue
    const before = plain.slice(0, place.index)
    const after = plain.slice(place.index + place[0].length)
    const isBehind = isEnd.test(after) && /[\p{L}\p{N}]/u.test(before)
    const isBefore = form.position === 'either' && !/[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after)
    if (!isBehind && !isBefore) continue
    const own = isBehind ? before : after
    if (!isWrittenAs(form, place[0], own, shown) || isDoubtful(own, shown)) continue
    const legalName = isBehind ? firstOf(part, plain, place.index + place[0].length) : part
    return { legalName, form: form.form, normalised: `${normalisedWords(own)} ${foldText(form.form)}` }
  }
  return undefined
}

// Nothing, or what is no part of the name: a bracket, a branch behind a dash.
const isEnd = /^["'»”’.,;:\s]*(?:$|[([{（【]|\s[-–—]\s)/u

function isWrittenAs(form: LegalForm, text: string, own: string, shown: Shown): boolean {
  if (form.when === 'any') return true
  const isDotted = /\p{L}\s?\.\s?\p{L}/u.test(text)
  const isUpper = text === text.toUpperCase() || form.spellings.includes(text)
  const isLong = lettersOf(text).length > 8
  if (!isDotted && !isUpper && !isLong) return false
  if (form.when === 'upper' || isLong) return true
  const hasWord = foldText(own)
    .split(' ')
    .some((word) => shown.words.has(word))
  return form.when === 'dotted' ? isDotted || hasWord : hasWord
}

// A person may stand before the firm: `Jane Roe – Acme Ltd`, `Jane Roe, Acme Ltd`, `Acme Ltd, Jane Roe, Beta Ltd`.
// What is made of forms alone is no name: which of `LLP Ltd` is the form depends on how it is written.
function isDoubtful(own: string, shown: Shown): boolean {
  if (!/[\p{L}\p{N}]/u.test(own.replaceAll(shown.spelled, ''))) return true
  if (/;|\s[-–—]\s/u.test(own) || /[([{（【][^)\]}）】]*$/u.test(own)) return true
  const segments = own
    .split(',')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
  const holdsForm = [...own.matchAll(shown.spelled)].some((place) => {
    const form = shown.forms.get(lettersOf(place[0]))
    const rest = own.slice(place.index + place[0].length)
    return form?.when === 'any' && /^[.\s]*(?:,|&|and\b|y\b|et\b|e\b)/iu.test(rest)
  })
  if (holdsForm) return true
  return segments.slice(0, -1).some((segment) => {
    const words = foldText(segment).split(' ')
    const looksOfPerson = words.length > 1 && words.length < 5 && !/\d|&/.test(segment)
    return looksOfPerson && !words.some((word) => shown.words.has(word))
  })
}

function isFormAlone(part: string, shown: Shown): boolean {
  return shown.forms.has(lettersOf(part))
}

// The part as published, up to where its plain text has that many characters.
function firstOf(part: string, plain: string, length: number): string {
  if (part.length === plain.length) return trimmed(part.slice(0, length), part)
  let at = 0
  for (const character of part) {
    if (plainText(part.slice(0, at)).length >= length) break
    at += character.length
  }
  return trimmed(part.slice(0, at), part)
}

// A full stop belongs to the form where it stands right behind it, and so does the quote that was opened before.
function trimmed(head: string, whole: string): string {
  const next = /^[.»”"]*/u.exec(whole.slice(head.length))![0]
  return (head + next).replace(/^[\s,]+|[\s,]+$/gu, '')
}

// A mark at the very beginning is the name's own first word: `DBA Engineering Ltd`.
function cutAt(name: string, cuts: RegExp): string {
  for (const { index } of name.matchAll(cuts)) {
    if (index > 0) return name.slice(0, index).replace(/[\s,;(]+$/u, '')
  }
  return name
}

function spaced(name: string): string {
  return name
    .normalize('NFC')
    .replace(/&(?:amp|#38);/gi, '&')
    .replace(/\s+/gu, ' ')
    .trim()
}

function plainText(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '')
}

function lettersOf(text: string): string {
  return foldText(text).replaceAll(' ', '')
}

function normalisedWords(own: string): string {
  return foldText(own.replaceAll('&', ' and '))
}

// Longest spellings first, so that S.A. de C.V. is not read as S.A.
function spellingPattern(forms: readonly LegalForm[]): RegExp {
  const alternatives = (joined: boolean) =>
    [
      ...new Set(
        forms.filter(({ position }) => (position === 'joined') === joined).flatMap(({ spellings }) => spellings),
      ),
    ]
      .sort((a, b) => lettersOf(b).length - lettersOf(a).length)
      .map((spelling) => plainText(spelling).split(/\s+/).map(wordPattern).join('[\\s.,]*'))
  // Not behind a letter, and not behind an initial of a longer abbreviation: the S.A. of `R.I.C.S.A.`.
  const alone = `(?<![\\p{L}\\p{N}])(?<!(?:^|[^\\p{L}\\p{N}])\\p{L}\\.)(?:${alternatives(false).join('|')})(?![\\p{L}\\p{N}])`
  return new RegExp(`${alone}|(?:${alternatives(true).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

// `S.A.` is read as it is written, without dots, and with spaces between its letters.
function wordPattern(word: string): string {
  if (!/\p{L}\.\p{L}|^\p{L}\.$/u.test(word)) return escaped(word)
  return word.split('.').filter(isNotEmpty).map(escaped).join('[\\s.]*')
}

// A mark such as `Ա/Ձ` or `o/a`, with what may stand between its letters.
function wordsPattern(mark: string, between: string): string {
  return plainText(mark)
    .split(/\s+/)
    .map((word) => word.split(/[./]/).filter(isNotEmpty).map(escaped).join(between))
    .join('[\\s.-]+')
}

function excludePattern(excludes: Jurisdiction['excludes']): RegExp {
  const alternatives = (isStart: boolean) =>
    [...new Set(excludes.filter(({ at }) => (at === 'start') === isStart).map(({ mark }) => mark))]
      .map((mark) => wordsPattern(mark, '[./\\s-]{0,2}'))
      .join('|')
  const anywhere = `(?<![\\p{L}\\p{N}])(?:${alternatives(false) || '(?!)'})`
  const atStart = `^\\P{L}*(?:${alternatives(true) || '(?!)'})`
  return new RegExp(`(?:${anywhere}|${atStart})(?![\\p{L}\\p{N}])`, 'iu')
}

function isNotEmpty(text: string): boolean {
  return text !== ''
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
