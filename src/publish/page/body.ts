// A body: its profile, its commitments and their course, what it said, and what it is.
import { type Html, html, joined, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import { brokenQuery } from '../broken-query.ts'
import type { Body } from '../document/body.ts'
import type { Edition } from '../edition/store.ts'
import { linked, pathOf } from '../link.ts'
import {
  type ListPage,
  type ListQuery,
  type ListSpec,
  listPage,
  pagesAfterFirst,
  readListQuery,
} from '../list-query.ts'
import { commitmentCounts, commitmentList, commitmentPageRows, commitmentSpec } from '../page-part/body/commitments.ts'
import { contracts } from '../page-part/body/contracts.ts'
import { delivery, flow, moved } from '../page-part/body/course.ts'
import { bodyFacts, flags, posts, replies } from '../page-part/body/facts.ts'
import { profile } from '../page-part/body/profile.ts'
import { dueList, dueNext } from '../page-part/front/lately.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

const dueRows = 6

export default [
  definePage({
    path: 'bodies/{id}.html',
    *all(edition) {
      for (const id of edition.ids('body')) yield { id: idPath(id) }
    },
    page(view, { id }) {
      const body = view.edition.at('body', id!)
      return body === undefined ? undefined : bodyPage(view, body)
    },
  }),
  definePage({
    path: 'bodies/{id}/commitments-{page}.html',
    all: laterPages,
    page(view, { id, page }) {
      const body = view.edition.at('body', id!)
      return body === undefined ? undefined : commitmentsPage(view, body, page!)
    },
  }),
]

function* laterPages(edition: Edition): Generator<Params> {
  for (const id of edition.ids('body')) {
    const total = edition.count('commitment', { body: id })
    for (const params of pagesAfterFirst(total, commitmentPageRows)) yield { id: idPath(id), ...params }
  }
}

function bodyPage(view: View, body: Body): Page | undefined {
  const { locale } = view
  const { say } = locale
  const spec = commitmentSpec(body.id)
  const asked = readListQuery(view, spec)
  if (asked === undefined) return brokenQuery(view, spec.path, 'bodies')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  const name = locale.pick(body.name).text
  return {
    title: name,
    description: say('body.profileAbout'),
    section: 'bodies',
    feeds: [{ title: say('body.feed', { name }), path: pathOf('body', body.id, '.atom') }],
    main: html`${heading(view, body)}
${bodyFacts(view, body)}
<h2 id="profile">${say('body.profile')}</h2>
<p class="lead">${say('body.profileAbout')}</p>
${profile(view, body.axes)}
${replies(view, body)}
${contracts(view, body)}
${body.counts.length === 0 && body.processes > 0 ? nothing : commitmentsOf(view, body, spec, asked, shown)}
${flow(locale, body)}
${delivery(locale, body)}
${moved(locale, body)}
${flags(view, body)}
${posts(view, body)}
${forMachines(view, body)}`,
  }
}

function commitmentsOf(
  view: View,
  body: Body,
  spec: ListSpec<'commitment'>,
  asked: ListQuery,
  shown: ListPage<'commitment'>,
): Html {
  const { locale } = view
  return html`<h2 id="commitments">${locale.say('body.commitments')}</h2>
${commitmentCounts(locale, body)}
${commitmentList(view, spec, asked, shown)}
<h2 id="due-next">${locale.say('body.dueNext')}</h2>
${dueList(view, dueNext(view, dueRows, { body: body.id }), locale.say('body.nothingNext'), true)}`
}

function commitmentsPage(view: View, body: Body, page: string): Page | undefined {
  const { locale } = view
  const spec = commitmentSpec(body.id)
  const asked = readListQuery(view, spec, page)
  if (asked === undefined) return brokenQuery(view, spec.path, 'bodies')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  const { text: name } = locale.pick(body.name)
  return {
    title: `${name}: ${locale.say('body.commitments')}`,
    section: 'bodies',
    main: html`<p class="kicker">${linked(view, 'body', body)}</p>
<h1 id="commitments">${locale.say('body.commitments')}</h1>
${commitmentList(view, spec, asked, shown)}`,
  }
}

function heading({ locale }: View, body: Body): Html {
  const parts = [wordOf(locale, 'body-type', body.bodyType), body.jurisdiction, body.peerGroup?.name]
  return html`<p class="kicker">${joined(
    parts.filter((part) => part != null),
    ' · ',
  )}</p>
<h1>${textIn(locale, body.name)}</h1>
${body.isMetInContracts ? note('plain', locale.say('body.metInContracts')) : nothing}`
}

function forMachines({ locale, link, linkRoot }: View, { id }: Body): Html {
  const item = (ending: string, key: MessageKey) =>
    html`<li><a href="${link(pathOf('body', id, ending))}">${locale.say(key)}</a></li>`
  return html`<h2>${locale.say('body.machine')}</h2>
<ul><li><a href="${linkRoot(pathOf('body', id, '.json'))}">${locale.say('body.json')}</a></li>${item('.atom', 'body.atom')}${item('.feed.json', 'body.feedJson')}</ul>`
}
