// How a reader checks a commitment by themselves, and the other forms in which it is given.
import { type Html, html, nothing } from '../../../base/html.ts'
import { levelHeld } from '../../../page/component/verdict.ts'
import type { Commitment } from '../../document/commitment.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'

export function proofSection(view: View, one: Commitment): Html {
  const { say } = view.locale
  const current = currentFinding(one)
  const leaf = current?.leaf ?? one.leaf
  const file = `${leaf}.tlog-proof`
  return html`<section id="proof"><h2>${say('commitment.proofTitle')}</h2>
<p>${say('commitment.proofNote')}</p>
<p><a href="${view.linkRoot(`proofs/${file}`)}" download>${say(current === undefined ? 'commitment.proofOwn' : 'commitment.proofFinding')}</a></p>
<p>${say('commitment.proofCommand')}</p>
<pre class="command"><code>kept verify --proof ${file} --key ${shellQuoted(view.edition.about.checkpoint.vkey)}</code></pre></section>`
}

/** Links to the commitment as data, feed, claim review and card. */
export function formsSection(view: View, one: Commitment): Html {
  const { say } = view.locale
  const own = (ending: string) => pathOf('commitment', one.id, ending)
  return html`<section id="forms"><h2>${say('commitment.formsTitle')}</h2><ul class="inline">
<li><a href="${view.linkRoot(own('.json'))}">${say('commitment.asJson')}</a></li>
<li><a href="${view.link(own('.atom'))}">${say('commitment.asFeed')}</a></li>
<li><a href="${view.link(own('.feed.json'))}">${say('commitment.asJsonFeed')}</a></li>
${isReviewed(one) ? html`<li><a href="${view.linkRoot(own('.claimreview.json'))}">${say('commitment.asClaimReview')}</a></li>` : nothing}
<li><a href="${view.link(`embed/${own('.html')}`)}">${say('commitment.asEmbed')}</a></li></ul></section>`
}

/** The finding that a page speaks of first: the current one recorded last. */
function currentFinding({ findings }: Commitment): Commitment['findings'][number] | undefined {
  let last: Commitment['findings'][number] | undefined
  for (const finding of findings)
    if (finding.isCurrent && (last === undefined || finding.leaf > last.leaf)) last = finding
  return last
}

// A claim review is of a pledge that somebody judged, and of nothing that a clock or data tell.
function isReviewed({ kind, standings }: Commitment): boolean {
  return kind === 'pledge' && standings.some((now) => now.standing !== 'computed' && reviewed.has(levelHeld(now) ?? ''))
}

const reviewed: ReadonlySet<string> = new Set(['fulfilled', 'largely', 'partly', 'not-fulfilled', 'reversed'])

// A key is plain text without quotes; anything else must not end the argument where a reader pastes the command.
function shellQuoted(text: string): string {
  return `"${text.replaceAll(/["\\$`]/g, (one) => `\\${one}`)}"`
}
