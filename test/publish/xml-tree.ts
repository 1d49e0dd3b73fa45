// Reads XML 1.0 strictly as a tree, and throws for whatever is not well formed. Without DTDs, as no file of ours has one.

export type XmlNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  text: string
}

const token =
  /<\?xml version="1\.0" encoding="utf-8"\?>\n?|<(\/?)([A-Za-z][\w.:-]*)((?:\s+[A-Za-z][\w.:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y
const attribute = /([A-Za-z][\w.:-]*)="([^"<]*)"/g

export function xmlTree(text: string): XmlNode {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text) || !text.isWellFormed())
    throw new Error('A character that XML cannot hold')
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (found === null) throw new Error(`Not well formed at ${at}: ${text.slice(at, at + 60)}`)
    const [, isEnd, name, attributes, isEmpty, words] = found
    if (words !== undefined) open.at(-1)!.text += resolved(words)
    if (name === undefined) continue
    if (isEnd === '/') {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another`)
      continue
    }
    const pairs = [...attributes!.matchAll(attribute)].map((pair) => [pair[1]!, resolved(pair[2]!)] as const)
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`<${name}> has an attribute twice`)
    const node: XmlNode = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    open.at(-1)!.children.push(node)
    if (isEmpty !== '/') open.push(node)
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('Not one root')
  return root.children[0]!
}

/** The first child of a name. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((one) => one.name === name)
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, inside: string) => {
    const name = inside.slice(0, -1)
    const known = references[name] ?? (/^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : undefined)
    if (known === undefined || !inside.endsWith(';')) throw new Error(`Broken reference ${whole.slice(0, 20)}`)
    return known
  })
}
