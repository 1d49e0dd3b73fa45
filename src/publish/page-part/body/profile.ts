// A body's profile: five measures, each with its interval, bounds, rank range and standing; never one number.
import { type Fill, type Html, html, joined, nothing, trusted } from '../../../base/html.ts'
import { dot, rankRange } from '../../../page/chart/interval-dots.ts'
import { facts } from '../../../page/component/facts.ts'
import { note } from '../../../page/component/note.ts'
import { rate } from '../../../page/component/rate.ts'
import { standing } from '../../../page/component/standing.ts'
import { mark } from '../../../page/component/verdict.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { MessageKey } from '../../../page/message.ts'
import type { Axis, Figures, LeagueHead } from '../../document/figure.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'

const measures = ['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness'] as const

/** One card a measure that has anything judged, one block in it for each stream; the others are named with the reason. */
export function profile(view: View, axes: readonly Axis[]): Html {
  const { locale } = view
  const all = measures.map((measure) => ({ measure, own: axes.filter(({ head }) => head.measure === measure) }))
  const drawnOnes = all.filter(({ own }) => own.some(({ figures }) => figures.judged > 0))
  const others = all.filter((one) => !drawnOnes.includes(one))
  const reason = (own: readonly Axis[]) =>
    own.length === 0
      ? locale.say('body.nothingOn')
      : joined(
          own.map(({ head, figures }) => html`${whyNoRate(locale, figures)} <small>${standing(locale, head)}</small>`),
          html`<br>`,
        )
  return html`<div class="profile">${drawnOnes.map(
    ({ measure, own }) => html`<section class="card"><h3>${wordOf(locale, 'measure', measure)}</h3>
${own.map((axis) => axisBlock(view, axis))}
</section>`,
  )}</div>
${others.length === 0 ? nothing : html`<h3>${locale.say('body.notDrawn')}</h3>${facts(others.map(({ measure, own }) => [wordOf(locale, 'measure', measure), reason(own)]))}`}`
}

function axisBlock(view: View, { head, figures }: Axis): Html {
  const { locale, link } = view
  const league = html`<a href="${link(pathOf('league', head.league))}"><bdi>${head.peerGroup.name}</bdi></a>`
  return html`<div class="axis">
<p>${standing(locale, head)}</p>
${figures.rate === null ? note('absent', whyNoRate(locale, figures)) : drawn(locale, head, figures)}
${lines(locale, figures)}
<p class="small">${locale.sayHtml('body.among', { group: league })}</p>
</div>`
}

function drawn(locale: Locale, head: LeagueHead, { rate: estimate, isFew, judged, rank, bounds }: Figures): Html {
  const bounded =
    bounds === null || bounds.unjudged === 0
      ? null
      : locale.say('body.boundsOf', {
          lower: locale.percent(bounds.ifNoneKept.mean),
          upper: locale.percent(bounds.ifAllKept.mean),
          count: bounds.unjudged,
        })
  return html`<p class="headline">${rate(locale, estimate!, { isFew })}</p>
<div class="${isFew ? 'strip few' : 'strip'}">${trusted(dot(estimate!))}</div>
<ul class="plain small"><li>${locale.say('body.judgedOf', { judged })}</li>${[bounded, rankText(locale, head, rank)].map((text) => (text === null ? nothing : html`<li>${text}</li>`))}</ul>`
}

function rankText(
  locale: Locale,
  { reliability, fit, unitCount, dimension }: LeagueHead,
  rank: Figures['rank'],
): string | null {
  if (dimension !== 'body') return null
  if (fit?.pooled === false) return locale.say('body.alone')
  if (rank !== null)
    return locale.say('body.rankOf', { rank: rankRange(locale, rank), total: locale.number(unitCount) })
  return reliability === null ? null : locale.say('body.noRank')
}

function whyNoRate(locale: Locale, { judged, deals }: Figures): string {
  if (judged > 0) return locale.say('body.tooFew', { count: judged })
  const reasons = Object.entries(deals?.notJudgeable ?? {}).filter(([, n]) => n > 0)
  if (reasons.length === 0) return locale.say('body.nothingJudged')
  const told = reasons
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => locale.say('league.reason', { reason: wordOf(locale, 'reason', reason), count }))
  return locale.say('body.notJudgeable', { reasons: told.join(locale.say('common.comma')) })
}

function lines(locale: Locale, figures: Figures): Html {
  const { pledges, caseMix } = figures
  const counts = pledges === null ? [] : pledgeCounts(locale, pledges)
  const levels = pledges === null ? [] : levelCounts(locale, figures)
  const parts: Fill[] = []
  if (levels.length > 0) parts.push(html`<p class="small levels">${levels}</p>`)
  if (counts.length > 0) parts.push(html`<p class="small muted">${joined(counts, ' · ')}</p>`)
  if (caseMix !== null) {
    const shown = {
      value: locale.number(caseMix.value, 2),
      lower: locale.number(caseMix.lower, 2),
      upper: locale.number(caseMix.upper, 2),
    }
    parts.push(html`<p class="small muted">${locale.say('body.caseMix', shown)}</p>`)
  }
  return joined(parts)
}

function levelCounts(locale: Locale, { levels }: Figures): readonly Html[] {
  return Object.entries(levels)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => html`<span class="nowrap">${mark(locale, 'level', level)} ${locale.number(n)}</span> `)
}

const countNames = [
  'due',
  'unjudged',
  'open',
  'early',
  'leftOut',
  'contested',
  'inferredDue',
  'unscored',
  'remedied',
  'notListed',
] as const

function pledgeCounts(locale: Locale, counts: NonNullable<Figures['pledges']>): readonly string[] {
  return countNames
    .filter((name) => counts[name] > 0)
    .map((name) => {
      const key = `body.count${name[0]!.toUpperCase()}${name.slice(1)}` as MessageKey
      return locale.say(key, { count: locale.number(counts[name]) })
    })
}
