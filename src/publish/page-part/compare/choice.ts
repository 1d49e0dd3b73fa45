// Which bodies a reader compares, and the forms and links that change the choice.
import { type Html, html, nothing } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import type { View } from '../../route.ts'

export type Choice = {
  /** Ids as the reader gave them, each once, cut to the most that stand side by side. */
  readonly ids: readonly string[]
  readonly isCut: boolean
  /** What to find bodies by. */
  readonly find: string
  /** Two days as the reader gave them. */
  readonly days: readonly [string, string]
}

export const bodiesMax = 6
const textCharsMax = 400

/** Undefined where it cannot be meant. */
export function readChoice({ query }: View): Choice | undefined {
  const given = [...new Set(query.getAll('body'))].filter((id) => id !== '')
  const find = query.get('find') ?? ''
  const days = [query.get('from') ?? '', query.get('to') ?? ''] as const
  if (given.length > 100 || [...given, find, ...days].some((text) => text.length > textCharsMax)) return undefined
  return { ids: given.slice(0, bodiesMax), isCut: given.length > bodiesMax, find: find.trim(), days }
}

/** Link to the comparison of these bodies. */
export function compareHref({ link }: View, ids: readonly string[]): string {
  const query = new URLSearchParams(ids.map((id): [string, string] => ['body', id]))
  return link(ids.length === 0 ? 'compare.html' : `compare.html?${query}`)
}

// A list longer than this is no choice: there bodies are found by name.
const optionsMax = 300

export function choiceForm(view: View, choice: Choice): Html {
  const { edition, locale } = view
  const { ids, find } = choice
  const isShort = edition.count('body') <= optionsMax
  const isFull = ids.length >= bodiesMax
  return html`${ids.length === 0 ? nothing : chosenList(view, ids)}
${
  isFull
    ? nothing
    : html`<form class="filter" method="get" action="${plainHref(view)}" aria-label="${locale.say('compare.choose')}">
${carried(view, ids)}
${isShort ? select(view, ids) : html`<label>${locale.say('compare.find')} <input type="search" name="find" value="${find}" maxlength="${textCharsMax}"></label>`}
<button type="submit">${locale.say(isShort ? 'compare.addOne' : 'compare.findOne')}</button>
</form>`
}
${find === '' || isFull ? nothing : foundList(view, ids, find)}`
}

/** The address without its query, which a form that asks by GET would drop. */
export function plainHref({ link }: View): string {
  return link('compare.html').split('?')[0]!
}

/** What a form carries on: the bodies chosen and the moment. */
export function carried({ moment }: View, ids: readonly string[], isMomentKept = true): readonly Html[] {
  const pairs: [string, string][] = ids.map((id) => ['body', id])
  if (isMomentKept && moment.asOf !== null) pairs.push(['as-of', moment.asOf])
  if (moment.knownAt !== null) pairs.push(['known-at', moment.knownAt])
  return pairs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

function select({ edition, locale }: View, ids: readonly string[]): Html {
  const { rows } = edition.list('body', { limit: optionsMax })
  const groups = new Map<string, Html[]>()
  for (const { id, name, peerGroup } of rows) {
    if (ids.includes(id)) continue
    const group = peerGroup?.id == null ? locale.say('compare.noGroup') : peerGroup.name
    const option = html`<option value="${id}">${locale.pick(name).text}</option>`
    const known = groups.get(group)
    if (known === undefined) groups.set(group, [option])
    else known.push(option)
  }
  return html`<label>${locale.say('compare.body')} <select name="body"><option value="">${locale.say('compare.noBody')}</option>
${[...groups].map(([group, options]) => html`<optgroup label="${group}">${options}</optgroup>\n`)}</select></label>`
}

function chosenList(view: View, ids: readonly string[]): Html {
  const { locale } = view
  return html`<p class="kicker">${locale.say('compare.chosen')}</p>
<ul class="chips">${ids.map((id) => {
    const name = nameOf(view, id)
    const href = compareHref(
      view,
      ids.filter((other) => other !== id),
    )
    return html`<li>${name} <a href="${href}" aria-label="${locale.say('compare.remove', { name })}">×</a></li>`
  })}</ul>`
}

const foundShown = 20

function foundList(view: View, ids: readonly string[], find: string): Html {
  const { edition, locale } = view
  const hits = edition.search(find, 100).filter(({ kind, id }) => kind === 'body' && !ids.includes(id))
  if (hits.length === 0) return note('absent', locale.say('compare.foundNone'))
  return html`<h3>${locale.say('compare.found')}</h3>
<ul>${hits.slice(0, foundShown).map(({ id }) => html`<li><a href="${compareHref(view, [...ids, id])}">${locale.say('compare.add', { name: nameOf(view, id) })}</a></li>`)}</ul>`
}

function nameOf({ edition, locale }: View, id: string): string {
  const row = edition.row('body', id)
  return row === undefined ? id : locale.pick(row.name).text
}
