// Lines of HTML with which another site shows a card or badge of this record.
import { html } from '../base/html.ts'
import { absolute } from './absolute.ts'
import { pathOf } from './link.ts'
import type { View } from './route.ts'
import { idPath } from './site-path.ts'

export type Snippet = { readonly card: string; readonly badge: string }

/**
 * Text for the reader to copy, in which what the record gives is escaped. Addresses are whole where the record knows its
 * own; else they are relative to the page, and the reader has to complete them.
 */
export function embedSnippet(view: View, kind: 'body' | 'commitment', id: string, name: string): Snippet {
  const folder = kind === 'body' ? 'bodies' : 'commitments'
  const address = (path: string) => absolute(view, view.link(path))
  const card = address(`embed/${folder}/${idPath(id)}.html`)
  const badge = address(`badges/${folder}/${idPath(id)}.svg`)
  return {
    card: html`<iframe src="${card}" title="${name}" width="480" height="320" loading="lazy"></iframe>`.markup,
    badge: html`<a href="${address(pathOf(kind, id))}"><img src="${badge}" alt="${name}" height="22"></a>`.markup,
  }
}
