// How one text became another, word by word, for eyes and for screen readers.
import { diffArrays } from 'diff'
import { type Html, html } from '../../base/html.ts'

/** Words that stand before a change, for who hears the page: `inserted:`, `deleted:`, and one that ends it. */
export type DiffWords = { readonly inserted: string; readonly deleted: string; readonly end: string }

/** Texts too far apart to compare are shown whole, the old one struck out. The same bytes for the same texts. */
export function wordDiff(was: string, now: string, words: DiffWords): Html {
  return html`<p class="diff"><bdi>${changesOf(was, now).map((change) => piece(change, words))}</bdi></p>`
}

type Change = { readonly text: string; readonly way: 'same' | 'inserted' | 'deleted' }

// A limit on edits and not on time: the same texts must give the same page.
const editsMax = 250

function changesOf(was: string, now: string): readonly Change[] {
  const found = diffArrays(wordsOf(was), wordsOf(now), { maxEditLength: editsMax })
  if (found === undefined) {
    return [
      { text: was, way: 'deleted' },
      { text: now, way: 'inserted' },
    ]
  }
  return withoutLoneSpaces(
    found.map(({ value, added, removed }) => {
      return { text: value.join(''), way: added ? 'inserted' : removed ? 'deleted' : 'same' }
    }),
  )
}

// Knows the words of languages that put no spaces between them.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** `two new lines` for `three old roads` reads better as one change than as three with a kept space between each. */
function withoutLoneSpaces(changes: readonly Change[]): readonly Change[] {
  const runs: { deleted: string; inserted: string; same: string }[] = []
  for (const [i, { text, way }] of changes.entries()) {
    const last = runs.at(-1)
    const isLoneSpace = way === 'same' && text.trim() === '' && i > 0 && i < changes.length - 1
    if (last === undefined || (last.same !== '' && (way !== 'same' || !isLoneSpace)))
      runs.push({ deleted: '', inserted: '', same: '' })
    const run = runs.at(-1)!
    if (isLoneSpace) {
      run.deleted += text
      run.inserted += text
    } else run[way] += text
  }
  return runs.flatMap(({ deleted, inserted, same }) => {
    const parts: Change[] = []
    if (deleted !== '') parts.push({ text: deleted, way: 'deleted' })
    if (inserted !== '') parts.push({ text: inserted, way: 'inserted' })
    if (same !== '') parts.push({ text: same, way: 'same' })
    return parts
  })
}

function piece({ text, way }: Change, { inserted, deleted, end }: DiffWords): Html {
  if (way === 'same') return html`${text}`
  return way === 'inserted'
    ? html`<ins><span class="hidden">${inserted} </span>${text}<span class="hidden"> ${end}</span></ins>`
    : html`<del><span class="hidden">${deleted} </span>${text}<span class="hidden"> ${end}</span></del>`
}
