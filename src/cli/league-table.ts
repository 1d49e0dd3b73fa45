// Leagues for the terminal: estimates with intervals on one axis, and in words what they can and cannot say.
import type { LeagueFigures, UnitFigures } from '../score/league-figures.ts'
import { clip, columns } from './text-table.ts'

export const measureNames: Readonly<Record<LeagueFigures['measure'], string>> = {
  'pledges-kept': 'Pledges kept',
  'deals-on-time': 'Deals on time',
  'end-dates-held': 'End dates held',
  'deals-on-budget': 'Deals on budget',
  openness: 'Openness',
}

const axisCells = 30
const nameCells = 44
// Of the buyers or suppliers of a nation the terminal shows those with most deals; CSV and JSON have all.
const contractUnitsMax = 50

/** Lines for one league; where nothing can be estimated, the reason stands in place of the axis. */
export function leagueText(league: LeagueFigures): string {
  const shown = league.units.filter(({ rate }) => rate !== null)
  const lines = [`${measureNames[league.measure]} · ${league.peerGroup.name}`, ...headLines(league), '']
  if (shown.length > 0) lines.push(unitTable(league, boundedTo(league, shown)))
  const hidden = shown.length - boundedTo(league, shown).length
  if (hidden > 0) lines.push(`  … and ${hidden} more with fewer deals judged; --format csv has them all`)
  const listed = league.units.filter(({ rate }) => rate === null)
  if (shown.length > 0 && listed.length > 0) lines.push('')
  lines.push(...listedLines(league, listed))
  return lines.join('\n')
}

function boundedTo({ source }: LeagueFigures, shown: readonly UnitFigures[]): readonly UnitFigures[] {
  if (source === null || shown.length <= contractUnitsMax) return shown
  const most = [...shown].sort((a, b) => b.judged - a.judged).slice(0, contractUnitsMax)
  const kept = new Set(most)
  return shown.filter((unit) => kept.has(unit))
}

function headLines(league: LeagueFigures): readonly string[] {
  const lines = [`  ${standingText(league)}`]
  if (league.peerGroup.why !== null) lines.push(`  Why they are peers: ${league.peerGroup.why}`)
  if (league.dimension === 'supplier')
    lines.push('  A delivery record, not a mark: suppliers stand by name and have no rank')
  if (league.reliability !== null) lines.push(`  ${reliabilityText(league)}`)
  return lines
}

function standingText({ standing, publisher, source }: LeagueFigures): string {
  if (source !== null) return `Computed from the contracts of ${source}, each contracting process counted once`
  if (standing === 'adopted') return `Adopted: the findings are those of ${publisher}`
  if (standing === 'computed') return 'Computed from the published data'
  return standing === null ? 'No findings yet' : "Adjudicated by this record's due process"
}

function reliabilityText({ measure, reliability, isOrdered, dimension, fit, units }: LeagueFigures): string {
  const figure = `Reliability of the order ${reliability!.toFixed(2)}`
  if (fit?.pooled === false) return 'One body alone: its estimate borrows nothing from peers'
  if (dimension !== 'body') return 'Estimates side by side; only bodies are ranked'
  if (
    measure === 'end-dates-held' &&
    !isOrdered &&
    units.some(({ deals, judged }) => judged > (deals?.scopeShown ?? 0))
  ) {
    return `${figure}. No ranks: the source does not show the original scope, so an end date extended is not held against a body`
  }
  if (isOrdered) return `${figure}: ranks are given as 95 % ranges`
  return `${figure}: these data do not tell the bodies apart, so they stand by name and no rank is printed`
}

function unitTable(league: LeagueFigures, units: readonly UnitFigures[]): string {
  const hasBounds = units.some(({ bounds }) => (bounds?.unjudged ?? 0) > 0)
  const hasRanks = units.some(({ rank }) => rank !== null)
  const hasMix = units.some(({ caseMix }) => caseMix !== null)
  const head = ['', 'rate', '95 % interval', axisHead(), 'judged']
  if (hasBounds) head.push('unjudged', 'bounds')
  if (hasRanks) head.push('rank')
  if (hasMix) head.push('case mix')
  head.push(league.measure === 'pledges-kept' ? 'contested' : '')
  const rows = units.map((unit) => {
    const { rate, bounds, rank, caseMix } = unit
    const row = [
      clip(unit.name, nameCells),
      percent(rate!.mean),
      `${percent(rate!.lower)} – ${percent(rate!.upper)}`,
      axis(rate!.lower, rate!.mean, rate!.upper),
      `${unit.judged}${unit.isFew ? ' few' : ''}`,
    ]
    if (hasBounds)
      row.push(
        String(bounds?.unjudged ?? 0),
        bounds === null || bounds.unjudged === 0
          ? ''
          : `${percent(bounds.ifNoneKept.mean)} – ${percent(bounds.ifAllKept.mean)}`,
      )
    if (hasRanks) row.push(rank === null ? '' : `${rank.lower}–${rank.upper}`)
    if (hasMix)
      row.push(
        caseMix === null ? '' : `${caseMix.value.toFixed(2)} (${caseMix.lower.toFixed(2)}–${caseMix.upper.toFixed(2)})`,
      )
    row.push(league.measure === 'pledges-kept' ? String(unit.pledges?.contested ?? '') : exposureText(league, unit))
    return row
  })
  const sides = `lrrlr${hasBounds ? 'rr' : ''}${hasRanks ? 'r' : ''}${hasMix ? 'r' : ''}${league.measure === 'pledges-kept' ? 'r' : 'l'}`
  return indent(columns([head, ...rows], sides))
}

// Longer watched projects have had more time to move, so the years watched always stand beside the rate.
function exposureText({ source, measure }: LeagueFigures, { deals, levels }: UnitFigures): string {
  if (deals === null) return ''
  if (source !== null && deals.overrun !== null) {
    const { median, max } = deals.overrun
    return `values moved by ${percent(median)} at the median, ${percent(max)} at most`
  }
  if (deals.slipDays === null) return ''
  const { median, max } = deals.slipDays
  if (measure === 'deals-on-time' && source !== null)
    return `${Math.round(median)} days late at the median, ${max} at most`
  if (deals.yearsObserved === 0) return ''
  const moved = `end dates moved by ${Math.round(median)} days at the median, ${max} at most`
  if (source === null) return `${deals.yearsObserved.toFixed(0)} project-years watched; ${moved}`
  return `${levels['no']} extended in ${deals.yearsObserved.toFixed(0)} process-years watched; ${moved}`
}

function listedLines(league: LeagueFigures, units: readonly UnitFigures[]): readonly string[] {
  if (units.length === 0) return []
  const judged = units.filter((unit) => unit.judged > 0)
  const lines: string[] = []
  if (judged.length > 0) {
    const names = judged.map(({ name, judged: n }) => `${name} (${n})`)
    lines.push(`  Too few judged to estimate, listed only: ${joined(names)}`)
  }
  if (judged.length === units.length) return lines
  const reasons = new Map<string, number>()
  for (const { deals } of units) {
    for (const [reason, n] of Object.entries(deals?.notJudgeable ?? {}))
      reasons.set(reason, (reasons.get(reason) ?? 0) + n)
  }
  const told = [...reasons].sort(([, a], [, b]) => b - a).map(([reason, n]) => `${reason} (${n} deals)`)
  const none = units.length - judged.length
  const unit =
    league.dimension === 'supplier' ? { one: 'supplier', many: 'suppliers' } : { one: 'body', many: 'bodies' }
  if (league.measure === 'pledges-kept')
    lines.push(`  Nothing judged yet: ${joined(units.filter((unit) => unit.judged === 0).map(({ name }) => name))}`)
  else if (told.length > 0)
    lines.push(
      `  Not judgeable for ${none === units.length ? `any ${unit.one}` : `${none} ${unit.many}`}: ${told.join(', ')}`,
    )
  return lines
}

function joined(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}

function axisHead(): string {
  const half = axisCells / 2
  return `0${'50'.padStart(half)}${'100 %'.padStart(half)}`.slice(0, axisCells + 2)
}

/** `  ├──●───┤   ` over 0 to 100 %: the interval and the estimate. */
function axis(lower: number, mean: number, upper: number): string {
  const cell = (value: number) => Math.min(axisCells - 1, Math.max(0, Math.round(value * (axisCells - 1))))
  const cells = Array.from({ length: axisCells }, () => '·')
  for (let i = cell(lower); i <= cell(upper); i++) cells[i] = '─'
  cells[cell(lower)] = '├'
  cells[cell(upper)] = '┤'
  cells[cell(mean)] = '●'
  return cells.join('')
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
