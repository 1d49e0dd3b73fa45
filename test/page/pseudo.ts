// Reads a page for words that came from no message: those outside the marks that a pseudo-locale puts round each message.
const words = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'label', 'content'])

export const marks = ['⟦', '⟧'] as const

export type Piece = { readonly where: string; readonly text: string }

/** Texts of a page and of the attributes that are read out, without what stands inside of marks. Code is left out. */
export function unmarked(page: string): readonly Piece[] {
  const pieces: Piece[] = []
  const open: string[] = []
  let depth = 0
  for (const [token] of page.matchAll(/<!--.*?-->|<[^>]+>|[^<]+/gs)) {
    if (token.startsWith('<!')) continue
    if (token.startsWith('</')) {
      open.pop()
      continue
    }
    if (token.startsWith('<')) {
      const name = /^<([a-zA-Z0-9-]+)/.exec(token)![1]!
      for (const [, attribute, value] of token.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
        if (!words.has(attribute!) || (name === 'meta' && !token.includes('name="description"'))) continue
        pieces.push({ where: `${name} ${attribute}`, text: outside(value!, 0).text })
      }
      if (!isVoid.has(name) && !token.endsWith('/>')) open.push(name)
      continue
    }
    const read = outside(token, depth)
    depth = read.depth
    if (!open.some((name) => isCode.has(name))) pieces.push({ where: open.at(-1) ?? '', text: read.text })
  }
  return pieces.map(({ where, text }) => ({ where, text: plain(text) })).filter(({ text }) => text !== '')
}

const isVoid = new Set(['meta', 'link', 'input', 'br', 'img', 'hr', 'col', 'wbr'])
const isCode = new Set(['script', 'code', 'pre', 'textarea', 'del', 'ins'])

function outside(text: string, before: number): { readonly text: string; readonly depth: number } {
  let depth = before
  let left = ''
  for (const char of text) {
    if (char === marks[0]) depth += 1
    else if (char === marks[1]) depth -= 1
    else if (depth === 0) left += char
  }
  return { text: left, depth }
}

/** As a reader sees it: without escapes, and with single spaces. */
export function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}
