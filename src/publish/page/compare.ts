// Compares bodies within their peer group, and the years of one body; a static edition shows every peer group's profile.
import { type Html, html, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { brokenQuery } from '../broken-query.ts'
import { bodiesSideBySide } from '../page-part/compare/bodies.ts'
import { bodiesMax, choiceForm, readChoice } from '../page-part/compare/choice.ts'
import { matrixes } from '../page-part/compare/matrix.ts'
import { daysAsked, moments } from '../page-part/compare/moments.ts'
import { periods } from '../page-part/compare/periods.ts'
import { liveLink } from '../page-part/live.ts'
import { definePage, type Page, type View } from '../route.ts'

export default definePage({
  path: 'compare.html',
  page: (view) => {
    if (view.isStatic) return pageOf(view, [whereChoiceRuns(view), everyGroup(view)])
    return servedPage(view)
  },
  daysBeside: daysAsked,
})

function servedPage(view: View): Page {
  const { edition, locale } = view
  const { say } = locale
  const choice = readChoice(view)
  if (choice === undefined) return brokenQuery(view, 'compare.html', 'compare')
  const bodies = choice.ids.flatMap((id) => edition.get('body', id) ?? [])
  const unknown = choice.ids.filter((id) => edition.row('body', id) === undefined)
  const head = [
    choiceForm(view, choice),
    choice.isCut ? note('caveat', say('compare.tooMany', { max: bodiesMax })) : nothing,
    ...unknown.map((id) => note('absent', say('compare.unknown', { id }))),
  ]
  if (bodies.length === 0) return pageOf(view, [...head, everyGroup(view)])
  return pageOf(view, [
    ...head,
    html`<h2>${say('compare.measures')}</h2>
${bodiesSideBySide(view, bodies)}`,
    html`<h2>${say('compare.periods')}</h2>
<p>${say('compare.periodsWhy')}</p>
${bodies.map((body) => periods(view, body))}`,
    moments(view, bodies, choice),
  ])
}

function pageOf({ locale }: View, parts: readonly Html[]): Page {
  return {
    title: locale.say('compare.title'),
    section: 'compare',
    main: html`<h1>${locale.say('compare.title')}</h1>
<p class="lead">${locale.say('compare.about')}</p>
${parts}`,
  }
}

function whereChoiceRuns(view: View): Html {
  const link = liveLink(view, 'compare.html')
  return note(
    'plain',
    link === undefined ? view.locale.say('compare.served') : view.locale.sayHtml('compare.live', { link }),
  )
}

function everyGroup(view: View): Html {
  return html`<h2>${view.locale.say('compare.matrixes')}</h2>
${matrixes(view)}`
}
