// Where documents have their pages, and links to them.
import { type Html, html } from '../base/html.ts'
import { textIn } from '../page/component/text.ts'
import type { Ref } from './document/document.ts'
import type { View } from './route.ts'
import { idPath } from './site-path.ts'

const folders = {
  body: 'bodies',
  commitment: 'commitments',
  supplier: 'suppliers',
  flag: 'flags',
  topic: 'topics',
  type: 'types',
  area: 'areas',
  league: 'leagues',
} as const
export type Linked = keyof typeof folders

/** Path of a document's page: `bodies/GB-GOV/DBT.html`; another ending for its other forms. */
export function pathOf(kind: Linked, id: string, ending = '.html'): string {
  return `${folders[kind]}/${idPath(id)}${ending}`
}

/** A link to a document by its name; the name alone of a body that is only mentioned and has no page. */
export function linked({ link, locale, edition }: View, kind: Linked, { id, name }: Ref): Html {
  // A body without a description has no name but its id.
  if (kind === 'body' && name['und'] === id && edition.row('body', id) === undefined) return textIn(locale, name)
  return html`<a href="${link(pathOf(kind, id))}">${textIn(locale, name)}</a>`
}
