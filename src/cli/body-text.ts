// One body for the terminal: its profile axis by axis, and its commitments by state.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import type { LeagueFigures, UnitFigures } from '../score/league-figures.ts'
import { measures } from '../score/method.ts'
import type { Scorecard } from '../score/scorecard.ts'
import { type TimeToDelivery, timeToDelivery } from '../score/time-to-delivery.ts'
import { measureNames, percent } from './league-table.ts'
import { clip, columns } from './text-table.ts'

const bodyRow = z.object({
  body_id: z.string(),
  name: z.string().nullable(),
  body_type: z.string(),
  jurisdiction: z.string().nullable(),
  peer_group_name: z.string().nullable(),
})
const listRow = z.object({
  commitment_id: z.string(),
  kind: z.string(),
  title: z.string().nullable(),
  state: z.string(),
  verdict: z.string().nullable(),
  contested: z.boolean(),
  first_due: z.string().nullable(),
})

export type Profile = {
  readonly body: z.infer<typeof bodyRow>
  /** One entry a measure and stream that has anything of this body. */
  readonly axes: readonly { readonly league: Omit<LeagueFigures, 'units'>; readonly figures: UnitFigures }[]
  readonly timeToDelivery: readonly TimeToDelivery[]
  readonly commitments: readonly z.infer<typeof listRow>[]
}

export async function profileOf(database: Database, wanted: string, card: Scorecard): Promise<Profile> {
  const [body] = await database.rows(
    `SELECT body_id, name, body_type, jurisdiction, peer_group_name FROM body
     WHERE body_id = coalesce((SELECT canonical_id FROM body_alias WHERE body_id = $wanted), $wanted)`,
    bodyRow,
    { wanted },
  )
  // A buyer met only in contracts has no event of its own yet: its id and name are in the contracts.
  const met = body === undefined ? await buyerOf(database, wanted) : body
  const { body_id: id } = met
  const commitments = await database.rows(
    `SELECT commitment_id, kind, title, state, coalesce(fulfilment, progress) AS verdict, contested, CAST(first_due AS VARCHAR) AS first_due
     FROM commitment WHERE rated_body = $id ORDER BY kind, state, first_due NULLS LAST, commitment_id`,
    listRow,
    { id },
  )
  const axes = card.leagues.flatMap(({ units, ...league }) => {
    const figures = units.find(({ unit }) => unit === id)
    return figures === undefined ? [] : [{ league, figures }]
  })
  return { body: met, axes, timeToDelivery: await timeToDelivery(database, id), commitments }
}

async function buyerOf(database: Database, id: string): Promise<z.infer<typeof bodyRow>> {
  const [named] = await database.rows(
    `SELECT unit_id AS body_id, name, 'buyer' AS body_type, CAST(NULL AS VARCHAR) AS jurisdiction, source AS peer_group_name
     FROM bulk_unit WHERE kind = 'buyer' AND unit_id = $id ORDER BY source LIMIT 1`,
    bodyRow,
    { id },
  )
  return named!
}

export function bodyText(profile: Profile, about: { readonly asOf: string; readonly operator: string }): string {
  const { body, axes, commitments } = profile
  const head = [
    body.name ?? body.body_id,
    `${body.body_id} · ${body.body_type}${body.jurisdiction === null ? '' : ` · ${body.jurisdiction}`} · peers: ${body.peer_group_name ?? 'none declared'}`,
    `As of ${about.asOf}${about.operator === 'example' ? ' · an example record that rates nobody in earnest' : ''}`,
  ].join('\n')
  const blocks = [
    head,
    ...measures.map((measure) =>
      axisText(
        measure,
        axes.filter(({ league }) => league.measure === measure),
      ),
    ),
  ]
  if (profile.timeToDelivery.length > 0) blocks.push(...profile.timeToDelivery.map(timeText))
  blocks.push(commitmentList(commitments))
  return blocks.join('\n\n')
}

function axisText(measure: LeagueFigures['measure'], axes: Profile['axes']): string {
  if (axes.length === 0) return `${measureNames[measure]}: nothing to judge`
  return axes
    .map(
      ({ league, figures }) =>
        `${measureNames[measure]}${streamText(league)}\n${figureLines(league, figures)
          .map((line) => `  ${line}`)
          .join('\n')}`,
    )
    .join('\n\n')
}

function streamText({
  standing,
  publisher,
  source,
}: Pick<LeagueFigures, 'standing' | 'publisher'> & { readonly source?: string | null }): string {
  if (source != null) return ` · ${standing} from the contracts of ${source}`
  return standing === null ? '' : ` · ${standing}${publisher === null ? '' : ` from ${publisher}`}`
}

function figureLines(league: Omit<LeagueFigures, 'units'>, unit: UnitFigures): readonly string[] {
  const lines: string[] = []
  const { rate, rank, bounds, pledges, deals, caseMix } = unit
  if (rate === null) lines.push(whyNoRate(unit))
  else
    lines.push(
      `${percent(rate.mean)}, 95 % interval ${percent(rate.lower)} – ${percent(rate.upper)}${unit.isFew ? ' (few judged)' : ''}`,
    )
  if (rate !== null && league.fit?.pooled === false)
    lines.push('One body alone in its group: nothing is borrowed from peers')
  if (rank !== null)
    lines.push(
      `rank ${rank.lower} to ${rank.upper} with 95 % probability${rank.quarters === null ? '' : `; top quarter ${percent(rank.quarters.top)}, bottom quarter ${percent(rank.quarters.bottom)}`}`,
    )
  else if (rate !== null && league.reliability !== null)
    lines.push(`no rank: reliability of the order ${league.reliability.toFixed(2)}`)
  if (bounds !== null && bounds.unjudged > 0) {
    lines.push(
      `bounds ${percent(bounds.ifNoneKept.mean)} – ${percent(bounds.ifAllKept.mean)} by the ${bounds.unjudged} due and not judged`,
    )
  }
  if (caseMix !== null)
    lines.push(
      `case mix ${caseMix.value.toFixed(2)} (${caseMix.lower.toFixed(2)} – ${caseMix.upper.toFixed(2)}), read against 1`,
    )
  const levels = Object.entries(unit.levels).filter(([, n]) => n > 0)
  if (levels.length > 0) lines.push(levels.map(([level, n]) => `${n} ${level}`).join(' · '))
  if (pledges !== null) lines.push(pledgeLine(pledges))
  for (const [reason, n] of Object.entries(deals?.notJudgeable ?? {})) lines.push(`${n} not judgeable: ${reason}`)
  return lines
}

function whyNoRate(unit: UnitFigures): string {
  if (unit.judged === 0) return unit.deals === null ? 'nothing judged yet' : 'not judgeable from these data'
  return `${unit.judged} judged: too few for an estimate, listed only`
}

function pledgeLine(counts: NonNullable<UnitFigures['pledges']>): string {
  const parts: [number, string][] = [
    [counts.due, 'due'],
    [counts.unjudged, 'due and not judged'],
    [counts.open, 'open'],
    [counts.early, 'kept early, counted when due'],
    [counts.leftOut, 'left out (untestable, superseded or void)'],
    [counts.contested, 'contested'],
    [counts.inferredDue, 'due by the end of the term'],
    [counts.unscored, 'shown and not scored'],
    [counts.remedied, 'delivered late'],
    [counts.notListed, 'no longer listed'],
  ]
  return parts
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n} ${what}`)
    .join(' · ')
}

const yearDays = 365.25

function timeText({ standing, publisher, incidence, withoutClose }: TimeToDelivery): string {
  const head = `Time to delivery${streamText({ standing, publisher })}`
  const left = withoutClose > 0 ? `; ${withoutClose} closed on days that the source does not give` : ''
  if (incidence.kind === 'no-curve') {
    const why =
      incidence.reason === 'no-start-dates' ? 'no pledge has both its dates' : 'none was delivered on a known day'
    return `${head}\n  no curve: ${why}${left}`
  }
  const shown = incidence.points.filter((_, i, all) => i === all.length - 1 || i % Math.ceil(all.length / 8) === 0)
  const rows = shown.map(({ days, probability, lower, upper, atRisk }) => [
    `${(days / yearDays).toFixed(1)} years`,
    percent(probability),
    `${percent(lower)} – ${percent(upper)}`,
    `${atRisk} at risk`,
  ])
  const note = `  ${incidence.commitments} pledges, ${incidence.open} still open: the curve is right only if those close like the others${left}`
  return `${head}\n${columns(rows, 'rrrr').replace(/^/gm, '  ')}\n${note}`
}

const listedMax = 40

function commitmentList(commitments: Profile['commitments']): string {
  if (commitments.length === 0) return 'No commitments.'
  const rows = commitments
    .slice(0, listedMax)
    .map((one) => [
      one.state,
      one.verdict ?? '',
      one.contested ? 'contested' : '',
      one.first_due ?? '',
      clip(one.title ?? '', 60),
      one.commitment_id,
    ])
  const more =
    commitments.length > listedMax ? `\n  … and ${commitments.length - listedMax} more; --json has them all` : ''
  return `Commitments (${commitments.length})\n${columns(rows, 'llllll').replace(/^/gm, '  ')}${more}`
}
