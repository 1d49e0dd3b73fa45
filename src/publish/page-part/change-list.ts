// Changes as a list, where many of one kind from one source stand together as one line that opens.
import { type Html, html } from '../../base/html.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Change } from '../document/change.ts'
import type { View } from '../route.ts'
import { changeLine } from './change-line.ts'

/** More than this many in a row are an import, and stand together. */
const runMax = 8

export function changeList(view: View, changes: readonly Change[]): Html {
  return html`<ul class="rows changes">${runsOf(changes).map((run) =>
    run.length > runMax
      ? html`<li><details><summary>${runTitle(view, run)}</summary><ul>${run.map((one) => html`<li>${changeLine(view, one)}</li>\n`)}</ul></details></li>\n`
      : run.map((one) => html`<li>${changeLine(view, one)}</li>\n`),
  )}</ul>`
}

/** Changes in their order, those of one kind and source that follow one another together. */
export function runsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const runs: Change[][] = []
  for (const one of changes) {
    const last = runs.at(-1)
    if (last !== undefined && last[0]!.kind === one.kind && sourceOf(last[0]!) === sourceOf(one)) last.push(one)
    else runs.push([one])
  }
  return runs
}

function sourceOf({ what }: Change): string | null {
  return what['source'] ?? null
}

function runTitle({ locale, edition }: View, run: readonly Change[]): string {
  const first = run[0]!
  const kind = wordOf(locale, 'event', first.kind)
  const id = sourceOf(first)
  return id === null
    ? locale.say('changes.group', { kind, count: run.length })
    : locale.say('changes.groupFrom', { kind, count: run.length, source: edition.row('source', id)?.title ?? id })
}
