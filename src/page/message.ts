// The messages of the pages by language: ICU MessageFormat, one file an area in locale/<language>/.
import { readdir } from 'node:fs/promises'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Fill, type Html, joined } from '../base/html.ts'

/** Messages by area; each file in locale/en adds its own line by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by locale/en/*.ts
export interface MessageAreas {}

/** `area.name`. */
export type MessageKey = {
  [Area in keyof MessageAreas & string]: `${Area}.${keyof MessageAreas[Area] & string}`
}[keyof MessageAreas & string]

export type MessageValues = Readonly<Record<string, string | number | Date>>

export type Messages = {
  /** The message as plain text. A key that is not there throws: a test holds all languages complete. */
  readonly say: (key: MessageKey, values?: MessageValues) => string
  /** The message with markup in the place of its variables: `{source}` may be a link. */
  readonly sayHtml: (key: MessageKey, values: Readonly<Record<string, Fill>>) => Html
  /** The message under a name that data give, such as a level: undefined where the area has none by it. */
  readonly find: (area: keyof MessageAreas & string, name: string) => string | undefined
}

/** Languages that have messages, the complete one first. */
export async function messageLanguages(): Promise<readonly string[]> {
  const found = (await readdir(new URL('./locale/', import.meta.url))).sort()
  return ['en', ...found.filter((tag) => tag !== 'en')]
}

/** Every message of a language by `area.name`. */
export async function readMessages(language: string): Promise<ReadonlyMap<string, string>> {
  const folder = new URL(`./locale/${language}/`, import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).sort()
  const all = new Map<string, string>()
  for (const file of files) {
    const area = file.replace(/\.(ts|js)$/, '')
    const { default: own } = (await import(new URL(file, folder).href)) as {
      default: Readonly<Record<string, string>>
    }
    for (const [name, text] of Object.entries(own)) all.set(`${area}.${name}`, text)
  }
  return all
}

/** Says the messages of one language. */
export function messagesOf(texts: ReadonlyMap<string, string>, language: string): Messages {
  const formats = new Map<string, IntlMessageFormat>()
  const textOf = (key: string) => {
    const text = texts.get(key)
    if (text === undefined) throw new Error(`No message ${key} in ${language}`)
    return text
  }
  const formatOf = (key: string) => {
    let format = formats.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(textOf(key), language)
      formats.set(key, format)
    }
    return format
  }
  return {
    say: (key, values) => {
      const text = textOf(key)
      if (!text.includes('{') && !text.includes("'")) return text
      // Most messages have plain variables alone; parsing and plural rules cost ten times as much.
      if (values !== undefined && plain.test(text)) return text.replace(variable, (_, name) => String(values[name]))
      return String(formatOf(key).format(values))
    },
    sayHtml: (key, values) => {
      const held: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(values))
        held[name] = typeof value === 'string' || typeof value === 'number' ? value : { held: value }
      const parts = formatOf(key).formatToParts<{ held: Fill }>(held as never)
      return joined(parts.map(({ value }) => (typeof value === 'object' ? value.held : String(value))))
    },
    find: (area, name) => texts.get(`${area}.${name}`),
  }
}

const plain = /^[^{}'<]*(\{\w+\}[^{}'<]*)*$/
const variable = /\{(\w+)\}/g
