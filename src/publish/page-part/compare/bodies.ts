// Bodies side by side: on one axis a league where they are peers, in plain tables where they are not.
import { type Fill, type Html, html } from '../../../base/html.ts'
import { intervalDots } from '../../../page/chart/interval-dots.ts'
import { note } from '../../../page/component/note.ts'
import { standing, standingText } from '../../../page/component/standing.ts'
import { type Column, table } from '../../../page/component/table.ts'
import { textIn } from '../../../page/component/text.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Body } from '../../document/body.ts'
import type { Axis } from '../../document/figure.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'
import { boundsOf, estimateOf, measures } from '../estimate-table.ts'

type Own = { readonly body: Body; readonly axis: Axis }

/** Bodies in the order given. No ranks: a choice of bodies is no league. */
export function bodiesSideBySide(view: View, bodies: readonly Body[]): Html {
  const { locale } = view
  const groups = new Set(bodies.map(({ peerGroup }) => peerGroup?.id ?? null))
  const group = bodies[0]!.peerGroup
  const arePeers = groups.size === 1 && group?.id != null
  const all = bodies.flatMap((body) =>
    body.axes.filter(({ figures }) => figures.judged > 0).map((axis): Own => ({ body, axis })),
  )
  const shown = measures.filter((measure) => all.some(({ axis }) => axis.head.measure === measure))
  return html`${
    arePeers
      ? html`<p>${locale.say('compare.peers', { group: group.name })}${group.why === null ? null : locale.say('common.gap') + group.why}</p>`
      : note('caveat', locale.say('compare.notPeers'))
  }
${arePeers ? null : groupsOf(view, bodies)}
${shown.length === 0 ? note('absent', locale.say('compare.noFigures')) : null}
${shown.map((measure) => {
  const own = all.filter(({ axis }) => axis.head.measure === measure)
  return html`<h3>${wordOf(locale, 'measure', measure)}</h3>
${arePeers ? byLeague(view, own) : plainTable(view, own, wordOf(locale, 'measure', measure))}`
})}`
}

function groupsOf({ locale }: View, bodies: readonly Body[]): Html {
  const rows = bodies.map(({ name, peerGroup }): Fill[] => [
    textIn(locale, name),
    peerGroup?.id == null ? locale.say('compare.noGroup') : peerGroup.name,
  ])
  const columns = [{ head: locale.say('compare.body'), isRowHead: true }, { head: locale.say('compare.group') }]
  return table({ caption: locale.say('compare.group'), isCaptionHidden: true, columns, rows })
}

/** One drawing a league, so that no axis mixes standings. */
function byLeague(view: View, own: readonly Own[]): readonly Html[] {
  const leagues = new Map<string, Own[]>()
  for (const one of own) {
    const { league } = one.axis.head
    const known = leagues.get(league)
    if (known === undefined) leagues.set(league, [one])
    else known.push(one)
  }
  return [...leagues.values()].map((one) => drawn(view, one))
}

function drawn(view: View, own: readonly Own[]): Html {
  const { link, locale } = view
  const { head } = own[0]!.axis
  const rows = own.flatMap(({ body, axis: { figures } }) =>
    figures.rate === null
      ? []
      : [
          {
            name: locale.pick(body.name).text,
            href: link(pathOf('body', body.id)),
            estimate: figures.rate,
            isFew: figures.isFew,
            judged: figures.judged,
            rank: null,
          },
        ],
  )
  const without = own.filter(({ axis }) => axis.figures.rate === null).map(({ body }) => locale.pick(body.name).text)
  const caption = standingText(locale, head)
  return html`${
    rows.length === 0
      ? html`<p>${standing(locale, head)}</p>`
      : html`<figure class="chart">${intervalDots({ locale, caption, unit: locale.say('compare.body'), rows })}</figure>`
  }
${without.length === 0 ? null : note('absent', locale.say('compare.without', { names: without.join(', ') }))}`
}

function plainTable(view: View, own: readonly Own[], caption: string): Html {
  const { link, locale } = view
  const columns: Column[] = [
    { head: locale.say('compare.body'), isRowHead: true },
    { head: html`${locale.say('subject.value')}, ${locale.say('subject.interval')}` },
    { head: locale.say('subject.judged'), isNumber: true },
    { head: locale.say('subject.bounds') },
    { head: locale.say('subject.standing') },
    { head: locale.say('subject.group') },
  ]
  const rows = own.map(({ body, axis }): Fill[] => [
    html`<a href="${link(pathOf('body', body.id))}">${textIn(locale, body.name)}</a>`,
    estimateOf(view, axis),
    locale.number(axis.figures.judged),
    boundsOf(view, axis),
    standing(locale, axis.head),
    axis.head.peerGroup.name,
  ])
  return table({ caption, isCaptionHidden: true, columns, rows })
}
