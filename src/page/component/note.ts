// A remark that stands apart from the text: a caveat, a reason why nothing is shown, a warning.
import { type Fill, type Html, html } from '../../base/html.ts'

/** `caveat` where something must be read with care, `absent` where something is not shown and why, `plain` else. */
export function note(kind: 'plain' | 'caveat' | 'absent', content: Fill): Html {
  return html`<p class="note note-${kind}">${content}</p>`
}
