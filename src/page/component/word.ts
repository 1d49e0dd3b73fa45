// A word of the domain in the page's language: a level, a state, a type, a reason.
import type { Locale } from '../locale.ts'

/**
 * The word of a group by the name that data give it: `wordOf(locale, 'level', 'largely')`. Names with spaces are found by
 * dashes; a name that is not known, as a source may have its own, stays as it is.
 */
export function wordOf(locale: Locale, group: string, name: string): string {
  return locale.find('word', `${group}-${name.replaceAll(' ', '-')}`) ?? name
}
