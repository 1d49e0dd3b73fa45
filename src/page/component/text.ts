// Texts of the record as markup, marked with the language that they are in.
import { type Html, html } from '../../base/html.ts'
import type { Locale, Texts } from '../locale.ts'

/** The text in the page's language where there is one, with `lang` where it is in another. */
export function textIn(locale: Locale, texts: Texts): Html {
  const { text, language } = locale.pick(texts)
  return language === locale.language || language === 'und'
    ? html`<bdi>${text}</bdi>`
    : html`<bdi lang="${language}">${text}</bdi>`
}
