// Changes as a list, where many of one kind from one source stand together as one line that opens.
import { type Html, html } from '../../base/html.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Change } from '../document/change.ts'
import type { View } from '../route.ts'
import { changeLine } from './change-line.ts'

/** More than this many of a kind and source are an import, and stand together. */
const aloneMax = 8

export function changeList(view: View, changes: readonly Change[]): Html {
  return html`<ul class="rows changes">${groupsOf(changes).map((group) =>
    group.length > aloneMax
      ? html`<li><details><summary>${groupTitle(view, group)}</summary><ul>${group.map((one) => html`<li>${changeLine(view, one)}</li>\n`)}</ul></details></li>\n`
      : group.map((one) => html`<li>${changeLine(view, one)}</li>\n`),
  )}</ul>`
}

/** Changes in their order, each alone; those of a kind and source that has many together, in the place of the first. */
function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const byKey = new Map<string, Change[]>()
  const keyOf = (one: Change) => `${one.kind} ${sourceOf(one) ?? ''}`
  for (const one of changes) {
    const group = byKey.get(keyOf(one))
    if (group === undefined) byKey.set(keyOf(one), [one])
    else group.push(one)
  }
  return changes.flatMap((one) => {
    const group = byKey.get(keyOf(one))!
    if (group.length <= aloneMax) return [[one]]
    return group[0] === one ? [group] : []
  })
}

function sourceOf({ what }: Change): string | null {
  return what['source'] ?? null
}

function groupTitle({ locale, edition }: View, group: readonly Change[]): string {
  const first = group[0]!
  const kind = wordOf(locale, 'event', first.kind)
  const id = sourceOf(first)
  return id === null
    ? locale.say('changes.group', { kind, count: group.length })
    : locale.say('changes.groupFrom', { kind, count: group.length, source: edition.row('source', id)?.title ?? id })
}
