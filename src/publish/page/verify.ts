// Where a proof file is checked in the browser, and how to check without one.
import { type Html, html } from '../../base/html.ts'
import { facts } from '../../page/component/facts.ts'
import type { Locale } from '../../page/locale.ts'
import { definePage } from '../route.ts'

/** What verify.js says, by the names that it looks them up by; those with figures keep their places open. */
const spoken = [
  'verified',
  'refused',
  'unable',
  'holds',
  'same-checkpoint',
  'other-checkpoint',
  'entry',
  'entry-no-text',
  'webcrypto-missing',
  'ed25519-missing',
  'proof-too-long',
  'proof-malformed',
  'checkpoint-malformed',
  'key-malformed',
  'checkpoint-unsigned',
  'checkpoint-signature-wrong',
  'checkpoint-foreign',
  'entry-missing',
  'path-wrong',
] as const

export default definePage({
  path: 'verify.html',
  page: ({ locale, edition, linkRoot }) => {
    const { say } = locale
    const { checkpoint } = edition.about
    return {
      title: say('verify.title'),
      section: 'verify',
      description: say('verify.lead'),
      islands: ['verify'],
      main: html`<h1>${say('verify.title')}</h1>
<p class="lead">${say('verify.lead')}</p>
${form(locale, checkpoint)}
<section>
<h2>${say('verify.commandHead')}</h2>
<p>${say('verify.command')}</p>
<pre tabindex="0"><code>kept verify --proof FILE.tlog-proof --key "${checkpoint.vkey}"</code></pre>
</section>
<section>
<h2>${say('verify.howHead')}</h2>
<ol><li>${say('verify.how1')}</li><li>${say('verify.how2')}</li><li>${say('verify.how3')}</li></ol>
<p>${say('verify.limits')}</p>
</section>
<section>
<h2>${say('verify.whereHead')}</h2>
<p>${say('verify.where')}</p>
</section>
<section>
<h2>${say('verify.recordHead')}</h2>
<p>${say('verify.record')}</p>
<pre tabindex="0"><code>kept verify DIR</code></pre>
</section>
<section>
<h2>${say('verify.logHead')}</h2>
<p>${locale.sayHtml('verify.log', {
        checkpoint: html`<a href="${linkRoot('log/checkpoint')}">${say('verify.checkpointLink')}</a>`,
      })}</p>
${facts([
  [say('verify.origin'), checkpoint.origin],
  [say('verify.size'), locale.number(checkpoint.size)],
  [say('verify.root'), html`<code>${checkpoint.root}</code>`],
  [say('verify.keyName'), html`<code>${checkpoint.vkey}</code>`],
])}
<h3>${say('verify.note')}</h3>
<pre tabindex="0"><code>${checkpoint.note}</code></pre>
</section>`,
    }
  },
})

// The fields wait for the script, so that nothing seems to work that does not, and nothing moves when it comes.
function form({ say }: Locale, { vkey, size, root }: { vkey: string; size: number; root: string }): Html {
  return html`<section>
<h2>${say('verify.checkHead')}</h2>
<noscript><p class="note">${say('verify.needsScript')}</p></noscript>
<div id="verify-form" data-size="${size}" data-root="${root}">
<fieldset disabled><legend class="hidden">${say('verify.checkHead')}</legend>
<div class="drop"><label for="verify-file">${say('verify.file')}</label>
<input id="verify-file" type="file" name="file" accept=".tlog-proof,text/plain" aria-describedby="verify-drop">
<p id="verify-drop">${say('verify.drop')}</p></div>
<div class="field"><label for="verify-key">${say('verify.key')}</label>
<input id="verify-key" type="text" name="key" value="${vkey}" autocomplete="off" spellcheck="false" aria-describedby="verify-key-hint">
<p id="verify-key-hint" class="hint">${say('verify.keyHint')}</p></div>
</fieldset>
</div>
<h3 id="verify-result-head">${say('verify.resultHead')}</h3>
<div id="verify-result" class="verdict" role="status" aria-labelledby="verify-result-head"><p>${say('verify.waiting')}</p></div>
<template id="verify-words">${spoken.map((word) => html`<p data-word="${word}">${say(`verify.${word}`, places)}</p>`)}</template>
</section>`
}

const places = { index: '{index}', size: '{size}', origin: '{origin}', key: '{key}' }
