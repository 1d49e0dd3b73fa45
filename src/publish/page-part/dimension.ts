// The leagues of one dimension, types or topics side by side: a drawing each, by name and never ranked.
import { type Html, html } from '../../base/html.ts'
import { intervalDots } from '../../page/chart/interval-dots.ts'
import { standingText } from '../../page/component/standing.ts'
import { wordOf } from '../../page/component/word.ts'
import type { LeagueHead } from '../document/figure.ts'
import { pathOf } from '../link.ts'
import type { View } from '../route.ts'

export type Dimension = {
  readonly dimension: 'type' | 'topic'
  /** What a unit is called. */
  readonly unit: string
  readonly nameOf: (unit: string) => string
}

// A page shows so many units of a league; each takes half a kilobyte.
const unitsShown = 40

/** Empty where no unit of any league has an estimate. */
export function dimensionLeagues(view: View, { dimension, unit, nameOf }: Dimension): readonly Html[] {
  const { edition, link, locale } = view
  const where = { dimension }
  const heads = edition.list('league', { where, limit: edition.count('league', where) }).rows
  return heads.flatMap((head) => {
    const rows = edition
      .get('league', head.league)!
      .units.flatMap(({ rate, ...own }) => {
        if (rate === null) return []
        const href =
          edition.count('commitment', { [dimension]: own.unit }) === 0 ? null : link(pathOf(dimension, own.unit))
        return [{ ...own, name: nameOf(own.unit), href, estimate: rate, rank: null }]
      })
      .sort((a, b) => a.name.localeCompare(b.name, locale.language))
      .slice(0, unitsShown)
    if (rows.length === 0) return []
    return [
      html`<h3>${wordOf(locale, 'measure', head.measure)}${locale.say('common.colon')}${head.peerGroup.name}</h3>
<figure class="chart">${intervalDots({ locale, caption: captionOf(view, head), unit, rows })}</figure>`,
    ]
  })
}

function captionOf({ locale }: View, head: LeagueHead): string {
  return standingText(locale, head)
}
