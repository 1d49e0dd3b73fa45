// The page for a question that cannot be read.
import { html } from '../base/html.ts'
import type { Page, View } from './route.ts'

/** Status 400, with a link to the list without any question. */
export function brokenQuery({ locale, link }: View, path: string, section: string): Page {
  return {
    status: 400,
    section,
    title: locale.say('list.broken'),
    main: html`<h1>${locale.say('list.broken')}</h1>
<p>${locale.say('list.brokenAbout')}</p>
<p><a href="${link(path)}">${locale.say('list.brokenBack')}</a></p>`,
  }
}
