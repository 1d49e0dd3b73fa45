// About the record: what it covers, who keeps it, what it never does, and the limits of what it says.
import { type Html, html, nothing } from '../../base/html.ts'
import { facts } from '../../page/component/facts.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Locale } from '../../page/locale.ts'
import type { About } from '../edition/about.ts'
import { definePage } from '../route.ts'

export default definePage({
  path: 'about.html',
  page: ({ locale, edition, link }) => {
    const { say } = locale
    const { about } = edition
    const more = (path: string, text: string) => html`<li><a href="${link(path)}">${text}</a></li>`
    return {
      title: say('about.title'),
      section: 'about',
      description: say('about.lead'),
      main: html`<h1>${say('about.title')}</h1>
<p class="lead">${say('about.lead')}</p>
<h2>${say('about.coversHead')}</h2>
${covers(locale, about)}
<h2>${say('about.operatorHead')}</h2>
${operator(locale, about)}
<h2>${say('about.neverHead')}</h2>
<ul>${(['never1', 'never2', 'never3', 'never4', 'never5'] as const).map((name) => html`<li>${say(`about.${name}`)}</li>\n`)}</ul>
<h2>${say('about.standingHead')}</h2>
<p>${say('about.standingLead')}</p>
${facts(standings.map((name) => [wordOf(locale, 'standing', name), wordOf(locale, 'standing-about', name)]))}
<h2 id="reply">${say('about.processHead')}</h2>
<p>${say(about.isExample ? 'about.process1Example' : 'about.process1', { days: about.noticeWindowDays })}</p>
<p>${say('about.process2')}</p>
<p>${say('about.process3')}</p>
<h2 id="limits">${say('about.limitsHead')}</h2>
${limits(locale, about, edition.count('source'))}
<h2>${say('about.erasureHead')}</h2>
<p>${say('about.erasure', { count: about.counts.erased })}</p>
<h2>${say('about.languagesHead')}</h2>
<p>${say('about.languagesText')}</p>
<h2>${say('about.moreHead')}</h2>
<ul>${more('method.html', say('about.moreMethod'))}
${more('data.html', say('about.moreData'))}
${more('verify.html', say('about.moreVerify'))}</ul>`,
    }
  },
})

const standings = ['adjudicated', 'adopted', 'computed'] as const

function covers({ say, number, date, instant }: Locale, { asOf, knownAt, checkpoint, counts }: About): Html {
  const tile = (name: string, count: number) =>
    count === 0 ? nothing : html`<div><dt>${name}</dt><dd>${number(count)}</dd></div>`
  const values = { day: date(asOf), instant: instant(knownAt), entries: checkpoint.size }
  return html`<p>${say('about.covers', values)}</p>
<dl class="tiles">
${tile(say('about.bodies'), counts.bodies)}
${tile(say('about.pledges'), counts.pledges)}
${tile(say('about.deals'), counts.deals)}
${tile(say('about.processes'), counts.processes)}
${tile(say('about.suppliers'), counts.suppliersNamed)}
${tile(say('about.findings'), counts.findings)}
${tile(say('about.replies'), counts.replies)}
${tile(say('about.evidence'), counts.evidence)}
</dl>`
}

function operator({ say }: Locale, about: About): Html {
  return facts([
    [say('about.operator'), about.isExample ? say('about.example') : about.operator],
    [say('about.smallTeam'), say(about.isSmallTeam ? 'about.smallTeamYes' : 'about.smallTeamNo')],
    [say('about.window'), say('about.windowDays', { days: about.noticeWindowDays })],
    [say('about.method'), `${about.method.method} ${about.method.version}`],
    [say('about.languages'), about.languages.join(', ')],
    [say('about.zone'), about.timeZone],
  ])
}

function limits({ say }: Locale, { counts }: About, sources: number): Html {
  const plain = ['limitsJudgeable', 'limitsUnjudged', 'limitsFew', 'limitsPeers', 'limitsTruth'] as const
  return html`<ul><li>${say('about.limitsWithheld', { count: counts.withheld })}</li>
<li>${say('about.limitsSources', { count: sources })}</li>
${plain.map((name) => html`<li>${say(`about.${name}`)}</li>\n`)}</ul>`
}
