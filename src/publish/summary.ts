// What a card or badge says of a body or commitment in a line or two: figures with their intervals and on whose word they are.
import { standingText } from '../page/component/standing.ts'
import { wordOf } from '../page/component/word.ts'
import type { Locale } from '../page/locale.ts'
import type { Body } from './document/body.ts'
import type { Commitment } from './document/commitment.ts'
import type { Axis } from './document/figure.ts'

/** One line: what is said, and on whose word. */
export type Said = {
  readonly what: string
  readonly value: string
  /** On whose word it is, in words. */
  readonly standing: string
  /** The same by its name, which chooses the mark beside it. */
  readonly standingName: string | null
}

const measures = ['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness']
const standings = ['adjudicated', 'adopted', 'computed']

/**
 * The rates of a body with their intervals, to so many decimals of a per cent, one line for each measure and standing; never
 * two standings in one.
 */
export function bodyLines(locale: Locale, { axes }: Body, decimals = 1): readonly Said[] {
  const known = axes.filter(({ figures }) => figures.rate !== null)
  return [...known].sort((a, b) => placeOf(a) - placeOf(b)).map((axis) => lineOf(locale, axis, decimals))
}

function placeOf({ head }: Axis): number {
  return measures.indexOf(head.measure) * 10 + standings.indexOf(head.standing ?? 'computed')
}

function lineOf(locale: Locale, { head, figures }: Axis, decimals: number): Said {
  const [mean, lower, upper] = (['mean', 'lower', 'upper'] as const).map((name) =>
    locale.percent(figures.rate![name], decimals),
  )
  const few = figures.isFew ? ` · ${locale.say('common.few')}` : ''
  return {
    what: wordOf(locale, 'measure', head.measure),
    value: `${mean} (${locale.say('common.rangeOf', { lower: lower!, upper: upper! })})${few}`,
    standing: standingText(locale, head),
    standingName: head.standing,
  }
}

/** Where a commitment stands, one line for each stream of findings. */
export function commitmentLines(locale: Locale, { standings: streams }: Commitment): readonly Said[] {
  return streams.map(({ standing, publisher, state, progress, fulfilment, isContested }) => {
    const own =
      fulfilment !== null
        ? [wordOf(locale, 'level', fulfilment)]
        : [wordOf(locale, 'state', state), ...(progress === null ? [] : [wordOf(locale, 'progress', progress)])]
    const value = [...own, ...(isContested ? [locale.say('common.contested')] : [])].join(' · ')
    return {
      what: locale.say('embed.verdict'),
      value,
      standing: standingText(locale, { standing, publisher }),
      standingName: standing,
    }
  })
}
