// The words of a pledge and where they stand.
import { type Html, html, nothing } from '../../../base/html.ts'
import { external } from '../../../page/component/external.ts'
import { facts } from '../../../page/component/facts.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Commitment } from '../../document/commitment.ts'
import type { View } from '../../route.ts'

type Pledge = NonNullable<Commitment['pledge']>

export function wordsSection({ locale }: View, { wording, wordingIs, document }: Pledge): Html {
  const shown = locale.pick(wording)
  const others = Object.entries(wording).filter(([language]) => language !== shown.language)
  return html`<section id="words"><h2>${locale.say('commitment.wordsTitle')}</h2>
<figure class="words">${quotation(shown.language, shown.text)}
<figcaption>${wordOf(locale, 'wording', wordingIs)}</figcaption></figure>
${
  others.length === 0
    ? nothing
    : html`<details><summary>${locale.say('commitment.otherLanguages')}</summary>${others.map(([language, text]) => quotation(language, text))}</details>`
}
${document === null ? html`<p class="meta">${locale.say('commitment.noDocument')}</p>` : documentFacts(locale, document)}</section>`
}

/** Text as it was said, marked with its language. */
export function quotation(language: string | null, text: string): Html {
  return language === null || language === 'und'
    ? html`<blockquote><p dir="auto">${text}</p></blockquote>`
    : html`<blockquote lang="${language}"><p dir="auto">${text}</p></blockquote>`
}

function documentFacts(
  locale: View['locale'],
  { title, url, locator, published }: NonNullable<Pledge['document']>,
): Html {
  const name = title ?? url ?? locale.say('commitment.documentUnnamed')
  return facts([
    [locale.say('commitment.document'), external(url, name)],
    [locale.say('commitment.locator'), locator === null ? null : html`<bdi>${locator}</bdi>`],
    [locale.say('commitment.published'), published === null ? null : locale.date(published)],
  ])
}
