// Time to delivery: how many commitments had been delivered by each day, while others closed otherwise or are still open.
import assert from 'node:assert/strict'

/** One commitment. `outcome` is how it closed; `open` means not closed when last seen. Times are days since its start. */
export type Course<Outcome extends string> = {
  /** When it closed, or was last seen open. Null where its start is not known. */
  readonly durationDays: number | null
  /** When it came under watch; those met late count as at risk only from then on (left truncation). 0 unless told. */
  readonly entryDays?: number
  readonly outcome: Outcome | 'open'
}

export type Incidence =
  | {
      readonly kind: 'no-curve'
      readonly reason: 'no-start-dates' | 'nothing-closed-so'
      readonly withoutStart: number
    }
  | {
      readonly kind: 'curve'
      readonly points: readonly IncidencePoint[]
      readonly commitments: number
      /** How many were open when last seen: the curve is right only if those would close like the others. */
      readonly open: number
      readonly withoutStart: number
    }

/** After `days`, the share closed by the outcome asked for, with its 95 % interval; a step holds until the next point. */
export type IncidencePoint = {
  readonly days: number
  readonly probability: number
  readonly lower: number
  readonly upper: number
  readonly atRisk: number
  readonly events: number
}

/**
 * Aalen–Johansen cumulative incidence of one outcome among competing ones: F(t) = Σ_{tᵢ≤t} S(tᵢ−)·dᵢ/nᵢ, with dᵢ the
 * closures by this outcome, nᵢ those at risk and S the Kaplan–Meier survival of all closures together (Aalen & Johansen
 * 1978). Whatever is censored on the day of a closure counts as at risk on it; closures of one day are taken together.
 *
 * Variance by the delta method (Dinse & Larson 1986; Marubini & Valsecchi 1995, 10.3), eᵢ being all closures on tᵢ:
 * Σ [F(t) − F(tᵢ)]² eᵢ/(nᵢ(nᵢ−eᵢ)) + Σ S(tᵢ−)² dᵢ(nᵢ−dᵢ)/nᵢ³ − 2 Σ [F(t) − F(tᵢ)] S(tᵢ−) dᵢ/nᵢ²,
 * which without competing outcomes is Greenwood's. Interval on the scale ln(−ln(1 − F)).
 */
export function cumulativeIncidence<Outcome extends string>(
  courses: readonly Course<Outcome>[],
  outcome: Outcome,
): Incidence {
  const known = courses.filter((course) => course.durationDays !== null) as readonly Known[]
  const withoutStart = courses.length - known.length
  if (known.length === 0) return { kind: 'no-curve', reason: 'no-start-dates', withoutStart }
  for (const { durationDays, entryDays } of known) {
    assert(durationDays >= 0 && (entryDays ?? 0) <= durationDays, 'a course ends at or after its start and its entry')
  }
  const points = curve(days(known, outcome))
  if (points.length === 0) return { kind: 'no-curve', reason: 'nothing-closed-so', withoutStart }
  const open = known.filter((course) => course.outcome === 'open').length
  return { kind: 'curve', points, commitments: known.length, open, withoutStart }
}

type Known = { readonly durationDays: number; readonly entryDays?: number; readonly outcome: string }

/** A day on which something closed. */
type ClosingDay = { readonly days: number; readonly atRisk: number; readonly closed: number; readonly events: number }

function days(courses: readonly Known[], outcome: string): readonly ClosingDay[] {
  const ends = Float64Array.from(courses, (course) => course.durationDays).sort()
  // Day 0 is watched by all who entered at the start.
  const entries = Float64Array.from(courses, (course) => course.entryDays || Number.NEGATIVE_INFINITY).sort()
  const tally = new Map<number, { closed: number; events: number }>()
  for (const course of courses) {
    if (course.outcome === 'open') continue
    const day = tally.get(course.durationDays) ?? { closed: 0, events: 0 }
    day.closed++
    if (course.outcome === outcome) day.events++
    tally.set(course.durationDays, day)
  }
  let ended = 0
  let entered = 0
  return [...tally]
    .sort(([a], [b]) => a - b)
    .map(([day, { closed, events }]) => {
      while (entered < entries.length && entries[entered]! < day) entered++
      while (ended < ends.length && ends[ended]! < day) ended++
      // A course of no length after its entry was never at risk before it closed; it is at risk on that day.
      return { days: day, atRisk: Math.max(closed, entered - ended), closed, events }
    })
}

// The sums of the variance are carried along as powers of F(tᵢ), so that the whole curve takes one pass.
function curve(closingDays: readonly ClosingDay[]): readonly IncidencePoint[] {
  const points: IncidencePoint[] = []
  let survival = 1
  let incidence = 0
  let all = { hazard: 0, hazardF: 0, hazardFF: 0, own: 0, cross: 0, crossF: 0 }
  for (const { days, atRisk: n, closed, events } of closingDays) {
    incidence += (survival * events) / n
    const hazard = closed < n ? closed / (n * (n - closed)) : 0 // Where all close, F is final and the term is 0.
    const cross = (survival * events) / (n * n)
    all = {
      hazard: all.hazard + hazard,
      hazardF: all.hazardF + hazard * incidence,
      hazardFF: all.hazardFF + hazard * incidence * incidence,
      own: all.own + (survival * survival * events * (n - events)) / n ** 3,
      cross: all.cross + cross,
      crossF: all.crossF + cross * incidence,
    }
    survival *= 1 - closed / n
    if (events === 0) continue
    const spread = all.hazard * incidence ** 2 - 2 * all.hazardF * incidence + all.hazardFF
    const variance = Math.max(0, spread + all.own - 2 * (all.cross * incidence - all.crossF))
    points.push({ days, probability: incidence, ...interval(incidence, variance), atRisk: n, events })
  }
  return points
}

function interval(incidence: number, variance: number): { readonly lower: number; readonly upper: number } {
  if (incidence >= 1) return { lower: incidence, upper: incidence }
  const lnSurvival = Math.log1p(-incidence)
  const width = (z * Math.sqrt(variance)) / ((1 - incidence) * -lnSurvival)
  const lower = -Math.expm1(lnSurvival * Math.exp(-width))
  const upper = -Math.expm1(lnSurvival * Math.exp(width))
  // Where the variance is next to nothing the last bit may fall on the wrong side.
  return { lower: Math.min(lower, incidence), upper: Math.max(upper, incidence) }
}

const z = 1.959963984540054
