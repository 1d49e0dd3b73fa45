// One commitment: its words, where it stands, what is held of it and on what evidence, and how anyone checks it.
import { type Html, html, nothing } from '../../base/html.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import { claimReviews } from '../claim-review.ts'
import type { Commitment } from '../document/commitment.ts'
import { linked, pathOf } from '../link.ts'
import { dealSections } from '../page-part/commitment/deal.ts'
import { driftSections } from '../page-part/commitment/drift.ts'
import { factsSection, typeWord } from '../page-part/commitment/facts.ts'
import { findingsSection } from '../page-part/commitment/findings.ts'
import { formsSection, proofSection } from '../page-part/commitment/proof.ts'
import { standingSection } from '../page-part/commitment/standing.ts'
import { wordsSection } from '../page-part/commitment/words.ts'
import { definePage, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

export default definePage({
  path: 'commitments/{id}.html',
  *all(edition) {
    for (const id of edition.ids('commitment')) yield { id: idPath(id) }
  },
  page(view, { id }) {
    const one = view.edition.at('commitment', id!)
    if (one === undefined) return undefined
    const { say, pick } = view.locale
    const title = pick(one.title).text
    const kind = wordOf(view.locale, 'kind', one.kind)
    const reviews = claimReviews(view, one)
    return {
      title,
      ...(reviews.length === 0 ? {} : { data: reviews }),
      description:
        one.body === null
          ? say('commitment.descriptionNobody', { kind, title })
          : say('commitment.description', { kind, title, body: pick(one.body.name).text }),
      section: 'commitments',
      main: mainOf(view, one),
      feeds: [{ title: say('commitment.feedTitle'), path: pathOf('commitment', one.id, '.atom') }],
    }
  },
})

function mainOf(view: View, one: Commitment): Html {
  const { locale } = view
  const kind = wordOf(locale, 'kind', one.kind)
  return html`<header><p class="kicker">${locale.say('commitment.kicker', { kind, type: typeWord(view, one) })}${
    one.body === null ? nothing : html` · ${linked(view, 'body', one.body)}`
  }</p>
<h1>${textIn(locale, one.title)}</h1></header>
${standingSection(view, one)}
${one.pledge === null ? nothing : wordsSection(view, one.pledge)}
${one.deal === null ? nothing : dealSections(view, one.deal)}
${findingsSection(view, one)}
${driftSections(view, one)}
${factsSection(view, one)}
${criteriaSection(view, one)}
${linksSection(view, one)}
${proofSection(view, one)}
${formsSection(view, one)}`
}

function criteriaSection({ locale }: View, { criteria }: Commitment): Html {
  if (criteria.length === 0) return nothing
  return html`<section id="criteria"><h2>${locale.say('commitment.criteriaTitle')}</h2><p class="meta">${locale.say('commitment.criteriaNote')}</p>
<ol>${criteria.map(({ text, recordedAt }) => html`<li>${textIn(locale, text)} <span class="meta">${locale.say('commitment.recorded', { instant: locale.instant(recordedAt) })}</span></li>`)}</ol></section>`
}

function linksSection(view: View, { links, kind }: Commitment): Html {
  if (links.length === 0) return nothing
  const title = view.locale.say(kind === 'pledge' ? 'commitment.linksTitle' : 'commitment.linksTitleDeal')
  return html`<section id="links"><h2>${title}</h2>
<ul>${links.map((link) => html`<li>${linked(view, 'commitment', link)}: <bdi>${link.reason}</bdi></li>`)}</ul></section>`
}
