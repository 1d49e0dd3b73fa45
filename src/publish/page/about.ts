// About the record, and the limits of what it says.
import { html } from '../../base/html.ts'
import { definePage } from '../route.ts'

export default definePage({
  path: 'about.html',
  page: ({ locale }) => {
    return { title: locale.say('about.title'), section: 'about', main: html`<h1>${locale.say('about.title')}</h1>` }
  },
})
