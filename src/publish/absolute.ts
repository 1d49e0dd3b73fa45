// Addresses for what is read away from its place: feeds, snippets, structured data.
import type { View } from './route.ts'

/** The link against the address at which the record is served, where that is known; else as it is, relative to this path. */
export function absolute({ live, locale, languages, path }: View, link: string): string {
  if (live === null) return link
  const folder = locale.language === languages[0] ? '' : `${locale.language}/`
  return new URL(link, live + folder + path).href
}

/** An address that data give, where it is one of the web; null for anything else. */
export function webAddress(address: string | null | undefined): string | null {
  return address != null && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null
}
