// The method in words: what is counted, every choice, how it is estimated, how well coders agree, what other choices would do.
import { type Html, html, nothing } from '../../base/html.ts'
import { facts } from '../../page/component/facts.ts'
import { table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Locale } from '../../page/locale.ts'
import type { MessageKey } from '../../page/message.ts'
import { measures, parseMethod } from '../../score/method.ts'
import type { About } from '../edition/about.ts'
import { methodWords } from '../method-words.ts'
import { sensitivitySection } from '../page-part/sensitivity-section.ts'
import { weighSection } from '../page-part/weigh-section.ts'
import { definePage, type View } from '../route.ts'

const sections = [
  'counted',
  'choices',
  'rate',
  'rank',
  'time',
  'deals',
  'coder',
  'sensitivity',
  'weigh',
] as const satisfies readonly string[]
type Section = (typeof sections)[number]

export default definePage({
  path: 'method.html',
  page: (view) => {
    const { locale, edition, linkRoot } = view
    const { say } = locale
    const { method } = edition.about
    const read = parseMethod(method.yaml, 'method.yaml')
    const content: Readonly<Record<Section, Html>> = {
      counted: paragraphs(locale, ['counted1', 'counted2', 'counted3']),
      choices: html`${choiceTable(locale, methodWords(read, locale))}
${facts([
  [say('method.file'), html`<a href="${linkRoot('method.yaml')}">method.yaml</a>`],
  [say('method.digest'), html`<code>${method.digest}</code>`],
])}`,
      rate: paragraphs(locale, ['rate1', 'rate2', 'rate3', 'rate4']),
      rank: paragraphs(locale, ['rank']),
      time: paragraphs(locale, ['time']),
      deals: html`${dealTable(locale)}${paragraphs(locale, ['deals1', 'deals2'])}`,
      coder: coders(locale, edition.about),
      sensitivity: sensitivitySection(view),
      weigh: weighSection(view, read),
    }
    return {
      title: say('method.title'),
      section: 'method',
      description: say('method.lead'),
      islands: ['weigh'],
      main: html`<h1>${say('method.title')}</h1>
<p class="lead">${say('method.lead')}</p>
${contents(view)}
${sections.map(
  (name) => html`<section id="${name}">
<h2>${headOf(locale, name)}</h2>
${content[name]}
</section>
`,
)}`,
    }
  },
})

function contents({ locale }: View): Html {
  return html`<nav class="contents" aria-label="${locale.say('method.contents')}"><ul>
${sections.map((name) => html`<li><a href="#${name}">${headOf(locale, name)}</a></li>\n`)}</ul></nav>`
}

function headOf({ say }: Locale, name: Section): string {
  return say(`method.${name}Head`)
}

/** The choices of a method as a table. */
export function choiceTable({ say }: Locale, choices: ReturnType<typeof methodWords>): Html {
  return table({
    caption: say('method.choicesCaption'),
    isCaptionHidden: true,
    columns: [{ head: say('method.choice'), isRowHead: true }, { head: say('method.meaning') }],
    rows: choices.map(({ choice, sentence }) => [html`<code>${choice}</code>`, sentence]),
  })
}

function dealTable(locale: Locale): Html {
  const { say } = locale
  return table({
    caption: say('method.dealsCaption'),
    isCaptionHidden: true,
    columns: [
      { head: say('method.measure'), isRowHead: true },
      { head: say('method.keptWhen') },
      { head: say('method.judgeable') },
    ],
    rows: measures
      .filter((measure) => measure !== 'pledges-kept')
      .map((measure) => [
        wordOf(locale, 'measure', measure),
        say(`method.kept-${measure}`),
        say(`method.judgeable-${measure}`),
      ]),
  })
}

function coders(locale: Locale, { agreement }: About): Html {
  const { say, number } = locale
  if (agreement === null) return html`<p>${say('method.coderNone')}</p>`
  const contested = html`<p>${say('method.coderContested')}</p>`
  if (agreement.kind === 'undefined') {
    return html`<p>${say(`method.coder-${agreement.reason}` as MessageKey)}</p>${agreement.reason === 'no-pairs' ? nothing : contested}`
  }
  const { alpha, lower, upper, units } = agreement
  const values = { alpha: number(alpha, 2), lower: number(lower, 2), upper: number(upper, 2), units }
  return html`<p>${say('method.coderAlpha', values)}</p>${contested}`
}

type Paragraph =
  | 'counted1'
  | 'counted2'
  | 'counted3'
  | 'rate1'
  | 'rate2'
  | 'rate3'
  | 'rate4'
  | 'rank'
  | 'time'
  | 'deals1'
  | 'deals2'

function paragraphs({ say }: Locale, names: readonly Paragraph[]): Html {
  return html`${names.map((name) => html`<p>${say(`method.${name}`)}</p>\n`)}`
}
