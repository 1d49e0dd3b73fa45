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

/** Says the messages of one language. Each is read once; saying it again costs about as much as joining its parts. */
export function messagesOf(texts: ReadonlyMap<string, string>, language: string): Messages {
  const read = new Map<string, Message>()
  const messageOf = (key: string) => {
    let message = read.get(key)
    if (message === undefined) {
      const text = texts.get(key)
      if (text === undefined) throw new Error(`No message ${key} in ${language}`)
      message = readMessage(text, language)
      read.set(key, message)
    }
    return message
  }
  return {
    say(key, values) {
      const message = messageOf(key)
      if (message.kind === 'text') return message.text
      if (message.kind === 'icu' || values === undefined) return String(formatOf(message, language).format(values))
      const { before, variables } = message
      let said = before[0]!
      for (let i = 0; i < variables.length; i++) said += String(values[variables[i]!]) + before[i + 1]!
      return said
    },
    sayHtml(key, values) {
      const message = messageOf(key)
      if (message.kind === 'text') return joined([message.text])
      if (message.kind === 'variables') {
        const { before, variables } = message
        return joined([before[0], ...variables.flatMap((name, i) => [values[name], before[i + 1]])])
      }
      const held: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(values))
        held[name] = typeof value === 'string' || typeof value === 'number' ? value : { held: value }
      const parts = message.format.formatToParts<{ held: Fill }>(held as never)
      return joined(parts.map(({ value }) => (typeof value === 'object' ? value.held : String(value))))
    },
    find: (area, name) => texts.get(`${area}.${name}`),
  }
}

type Message =
  | { readonly kind: 'text'; readonly text: string }
  /** Text with plain variables alone: one more piece of text than variables. */
  | {
      readonly kind: 'variables'
      readonly text: string
      readonly before: readonly string[]
      readonly variables: readonly string[]
    }
  | { readonly kind: 'icu'; readonly format: IntlMessageFormat }

const plain = /^[^{}'<]*(\{\w+\}[^{}'<]*)*$/

function readMessage(text: string, language: string): Message {
  if (!text.includes('{') && !text.includes("'")) return { kind: 'text', text }
  if (!plain.test(text)) return { kind: 'icu', format: new IntlMessageFormat(text, language) }
  const pieces = text.split(/\{(\w+)\}/)
  return {
    kind: 'variables',
    text,
    before: pieces.filter((_, i) => i % 2 === 0),
    variables: pieces.filter((_, i) => i % 2 === 1),
  }
}

// A message that has variables and is given none is refused by the format, with the name of what is missing.
function formatOf(message: Exclude<Message, { kind: 'text' }>, language: string): IntlMessageFormat {
  return message.kind === 'icu' ? message.format : new IntlMessageFormat(message.text, language)
}
