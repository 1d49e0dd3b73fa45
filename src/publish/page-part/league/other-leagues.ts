// Links to the other leagues of the same peers.
import { type Html, html, nothing } from '../../../base/html.ts'
import { standingText } from '../../../page/component/standing.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { LeagueHead } from '../../document/figure.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'

export function otherLeagues({ edition, locale, link }: View, head: LeagueHead): Html {
  const { id } = head.peerGroup
  if (id === null) return nothing
  const { rows } = edition.list('league', { where: { group: id, dimension: head.dimension }, limit: 40 })
  const others = rows.filter(({ league }) => league !== head.league)
  if (others.length === 0) return nothing
  return html`<h2>${locale.say('league.otherLeagues')}</h2>
<ul>${others.map(
    (one) =>
      html`<li><a href="${link(pathOf('league', one.league))}">${wordOf(locale, 'measure', one.measure)}</a> <span class="small muted">${standingText(locale, one)}</span></li>`,
  )}</ul>`
}
