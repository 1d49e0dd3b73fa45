// The years of one body: how many commitments first fell due in each, and what was held of them. Counts, no estimates.
import { type Fill, type Html, html } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import { type Standing, standingText } from '../../../page/component/standing.ts'
import { table } from '../../../page/component/table.ts'
import { textIn } from '../../../page/component/text.ts'
import type { Body } from '../../document/body.ts'
import type { CommitmentRow } from '../../document/commitment.ts'
import type { View } from '../../route.ts'

// More than any body has pledges; a page reads no more rows than this.
const commitmentsMax = 5_000

/** One table a stream of findings, since standings are never mixed. */
export function periods(view: View, body: Body): Html {
  const { edition, locale, moment } = view
  const asOf = moment.asOf ?? edition.about.asOf
  const { rows, total } = edition.list('commitment', { where: { body: body.id }, limit: commitmentsMax })
  const fallenDue = rows.filter(({ due }) => due.first !== null && due.first <= asOf)
  const name = locale.pick(body.name).text
  const tables = streamsOf(fallenDue).map((stream) => {
    const caption = locale.say('compare.periodsOf', { name, standing: standingText(locale, stream) })
    return html`<p><strong>${standingText(locale, stream)}</strong></p>${yearsTable(view, fallenDue, stream, caption)}`
  })
  return html`<h3>${textIn(locale, body.name)}</h3>
${total > rows.length ? note('plain', locale.say('compare.periodsCut', { count: locale.number(rows.length) })) : null}
${fallenDue.length === 0 ? note('absent', locale.say('compare.periodsNone')) : tables}`
}

/** Streams that hold anything; where none does, the one of no findings. */
function streamsOf(rows: readonly CommitmentRow[]): readonly Standing[] {
  const streams = new Map<string, Standing>()
  for (const { standings } of rows)
    for (const { standing, publisher } of standings)
      if (standing !== null) streams.set(`${standing} ${publisher}`, { standing, publisher })
  return streams.size === 0 ? [{ standing: null, publisher: null }] : [...streams.values()]
}

const columnNames = ['fellDue', 'judged', 'kept', 'largely', 'partly', 'notKept', 'leftOut', 'unjudged'] as const
type Counted = Record<(typeof columnNames)[number], number>

function yearsTable(view: View, rows: readonly CommitmentRow[], stream: Standing, caption: string): Html {
  const { locale } = view
  const years = new Map<string, Counted>()
  for (const row of rows) {
    const year = row.due.first!.slice(0, 4)
    const counted = years.get(year) ?? noneOf()
    years.set(year, counted)
    counted.fellDue += 1
    for (const name of outcomeOf(row, stream)) counted[name] += 1
  }
  return table({
    caption,
    isCaptionHidden: true,
    columns: [
      { head: locale.say('compare.year'), isRowHead: true },
      ...columnNames.map((name) => ({ head: locale.say(`compare.${name}`), isNumber: true })),
    ],
    rows: [...years]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([year, counted]): Fill[] => [year, ...columnNames.map((name) => locale.number(counted[name]))]),
  })
}

function noneOf(): Counted {
  return { fellDue: 0, judged: 0, kept: 0, largely: 0, partly: 0, notKept: 0, leftOut: 0, unjudged: 0 }
}

function outcomeOf({ standings }: CommitmentRow, stream: Standing): readonly (keyof Counted)[] {
  const now = standings.find(
    ({ standing, publisher }) => standing === stream.standing && publisher === stream.publisher,
  )
  if (now === undefined || now.state === 'due-unjudged' || now.state === 'open') return ['unjudged']
  if (now.state !== 'judged') return ['leftOut']
  switch (now.fulfilment) {
    case 'fulfilled':
      return ['judged', 'kept']
    case 'largely':
    case 'partly':
      return ['judged', now.fulfilment]
    case 'not-fulfilled':
    case 'reversed':
      return ['judged', 'notKept']
    default:
      return ['judged']
  }
}
