// What a league can and cannot say, in sentences.
import { type Html, html, nothing } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import { standing } from '../../../page/component/standing.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Figures, LeagueHead } from '../../document/figure.ts'

/** On whose word the figures are, and why these are peers. */
export function leagueLine(locale: Locale, head: LeagueHead): Html {
  const { why } = head.peerGroup
  return html`<p class="meta">${standing(locale, head)}${why === null ? nothing : html` · ${locale.say('league.why', { why })}`}</p>`
}

/** Whether and how the units are ordered, and why not. `judgedBeyondScope`: some were judged without the original scope. */
export function orderText(locale: Locale, head: LeagueHead, judgedBeyondScope: boolean): string {
  const { dimension, reliability, isOrdered, fit, measure } = head
  if (dimension === 'supplier') return locale.say('league.delivery')
  if (dimension !== 'body') return locale.say('league.sideBySide')
  if (fit?.pooled === false) return locale.say('league.alone')
  if (reliability === null) return locale.say('league.notOrderedNoOrder')
  const shown = { reliability: locale.number(reliability, 2) }
  if (isOrdered) return locale.say('league.ordered', shown)
  if (measure === 'end-dates-held' && judgedBeyondScope) return locale.say('league.notOrderedScope')
  return locale.say('league.notOrdered', shown)
}

export function isJudgedBeyondScope(units: readonly Figures[]): boolean {
  return units.some(({ deals, judged }) => judged > (deals?.scopeShown ?? 0))
}

/** Why nothing is drawn for units without anything judged: the reasons with how many deals each concerns. */
export function notJudgeableText(locale: Locale, units: readonly Figures[]): string | null {
  const none = units.filter(({ judged }) => judged === 0)
  if (none.length === 0) return null
  const reasons = reasonsText(locale, none)
  if (reasons === '') return none.length === units.length ? locale.say('league.nothingJudged') : null
  if (none.length === units.length) return locale.say('league.notJudgeableAll', { reasons })
  return locale.say('league.notJudgeableSome', { count: none.length, reasons })
}

function reasonsText(locale: Locale, units: readonly Figures[]): string {
  const found = new Map<string, number>()
  for (const { deals } of units)
    for (const [reason, n] of Object.entries(deals?.notJudgeable ?? {})) found.set(reason, (found.get(reason) ?? 0) + n)
  const told = [...found]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([reason, count]) => locale.say('league.reason', { reason: wordOf(locale, 'reason', reason), count }))
  return told.join(locale.say('common.comma'))
}

export function absent(text: string | null): Html {
  return text === null ? nothing : note('absent', text)
}
