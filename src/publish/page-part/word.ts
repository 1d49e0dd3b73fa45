// The words of the domain in the reader's language.
import type { Locale } from '../../page/locale.ts'

/** The word under a name that data give; the name itself where the language has none, so that nothing is hidden. */
export function wordOf(locale: Locale, theme: string, name: string): string {
  return locale.find('word', `${theme}-${name}`) ?? name
}

/** The same among the words of the commitment page alone. */
export function ownWord(locale: Locale, theme: string, name: string): string {
  return locale.find('commitment', `${theme}-${name.replaceAll(' ', '-')}`) ?? name
}
