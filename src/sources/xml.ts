// Walks XML as a stream of tags and texts: no DTD, no entities of its own making, nothing held but the tag at hand.
import { StringDecoder } from 'node:string_decoder'

/** Names come without their namespace prefix. A tag `<a/>` opens and closes. */
export type XmlWalk = {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void
  /** Character data with its references resolved; one text may come in several pieces. */
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** A tag, comment or CDATA section may be this long. */
const tagCharactersMax = 4 * 1_048_576

export type XmlWalker = {
  /** Walks the next bytes of UTF-8 XML; false where a tag is beyond the limit. */
  readonly take: (chunk: Buffer) => boolean
  /** True where the text does not break off inside a tag. */
  readonly whole: () => boolean
}

export function xmlWalker(walk: XmlWalk): XmlWalker {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  return {
    take(chunk) {
      rest = walkPiece(rest + decoder.write(chunk), walk)
      return rest.length <= tagCharactersMax
    },
    whole: () => !rest.startsWith('<'),
  }
}

// Gives back what does not end yet: an open tag, or a reference that may be cut in two.
function walkPiece(piece: string, walk: XmlWalk): string {
  let at = 0
  for (;;) {
    const tag = piece.indexOf('<', at)
    if (tag < 0) {
      const cut = openReference(piece, at)
      if (cut > at) walk.text(resolve(piece.slice(at, cut)))
      return piece.slice(cut)
    }
    if (tag > at) walk.text(resolve(piece.slice(at, tag)))
    const end = tagEnd(piece, tag)
    if (end < 0) return piece.slice(tag)
    walkTag(piece, tag, end, walk)
    at = end
  }
}

// Just behind the tag, comment, instruction or CDATA section that begins at `from`; -1 where it has not ended.
function tagEnd(piece: string, from: number): number {
  if (piece.startsWith('<!--', from)) return behind(piece, '-->', from + 4)
  if (piece.startsWith('<![CDATA[', from)) return behind(piece, ']]>', from + 9)
  if (piece.startsWith('<?', from)) return behind(piece, '?>', from + 2)
  if ('<![CDATA['.startsWith(piece.slice(from))) return -1
  // A `>` may stand inside an attribute.
  let open = 0
  for (let at = from + 1; at < piece.length; at++) {
    const code = piece.charCodeAt(at)
    if (open === 0 && code === greaterThan) return at + 1
    if (open === 0 && (code === doubleQuote || code === singleQuote)) open = code
    else if (code === open) open = 0
  }
  return -1
}

const greaterThan = 0x3e
const doubleQuote = 0x22
const singleQuote = 0x27

function behind(piece: string, mark: string, from: number): number {
  const at = piece.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function walkTag(piece: string, from: number, end: number, walk: XmlWalk): void {
  const mark = piece.charCodeAt(from + 1)
  if (mark === 0x3f) return
  if (mark === 0x21) {
    if (piece.startsWith('<![CDATA[', from)) walk.text(piece.slice(from + 9, end - 3))
    return
  }
  if (mark === 0x2f) {
    walk.close(localName(piece.slice(from + 2, end - 1).trimEnd()))
    return
  }
  const closes = piece.charCodeAt(end - 2) === 0x2f
  const stop = closes ? end - 2 : end - 1
  let nameEnd = from + 1
  while (nameEnd < stop && piece.charCodeAt(nameEnd) > 0x20) nameEnd += 1
  const name = localName(piece.slice(from + 1, nameEnd))
  const attributes = piece.slice(nameEnd, stop)
  walk.open(name, (wanted) => attributeOf(attributes, wanted))
  if (closes) walk.close(name)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const attributeForms = new Map<string, RegExp>()

function attributeOf(attributes: string, name: string): string | undefined {
  let form = attributeForms.get(name)
  if (form === undefined) {
    form = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributeForms.set(name, form)
  }
  const match = form.exec(attributes)
  return match === null ? undefined : resolve(match[1] ?? match[2]!)
}

function resolve(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const referenceCharactersMax = 12

function openReference(piece: string, from: number): number {
  const open = piece.lastIndexOf('&')
  if (open < from || piece.length - open > referenceCharactersMax || piece.includes(';', open)) return piece.length
  return open
}
