// Renders the Markdown of our own files, such as a flag's page: headings, paragraphs, lists, tables, code, links, emphasis.
import { type Html, html, joined } from '../../base/html.ts'

export type Markdown = {
  /** Added to the level of every heading: 1 makes `#` an `h2`. */
  readonly deeper?: number
  /** Where a link goes, undefined to leave its words alone. Only addresses with https and what this gives are linked. */
  readonly href?: (target: string) => string | undefined
}

/** Everything is escaped; markup that the text holds shows as it is written. What is not in the subset is a paragraph. */
export function markdown(text: string, settings: Markdown = {}): Html {
  const lines = text.split(/\r?\n/)
  const blocks: Html[] = []
  let at = 0
  while (at < lines.length) {
    const block = blockAt(lines, at, settings)
    if (block.html !== null) blocks.push(block.html)
    at = block.next
  }
  return joined(blocks, '\n')
}

type Block = { readonly html: Html | null; readonly next: number }

function blockAt(lines: readonly string[], at: number, settings: Markdown): Block {
  const line = lines[at]!
  if (line.trim() === '') return { html: null, next: at + 1 }
  if (line.startsWith('```')) return codeAt(lines, at)
  const heading = /^(#{1,6}) +(.+?)(?: +#+)?$/.exec(line)
  if (heading !== null) return { html: headingOf(heading[1]!.length, heading[2]!, settings), next: at + 1 }
  if (isTableAt(lines, at)) return tableAt(lines, at, settings)
  if (itemStart(line) !== null) return listAt(lines, at, settings)
  let next = at + 1
  while (next < lines.length && !opensBlock(lines, next)) next++
  return { html: html`<p>${inline(lines.slice(at, next).join('\n'), settings)}</p>`, next }
}

function opensBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  return line.trim() === '' || /^(```|#{1,6} )/.test(line) || itemStart(line) !== null || isTableAt(lines, at)
}

function codeAt(lines: readonly string[], at: number): Block {
  let end = at + 1
  while (end < lines.length && !lines[end]!.startsWith('```')) end++
  const code = lines.slice(at + 1, end).join('\n')
  // Long lines scroll by themselves, which the keyboard must reach.
  return { html: html`<pre tabindex="0"><code>${code}</code></pre>`, next: end + 1 }
}

function headingOf(level: number, words: string, settings: Markdown): Html {
  const inner = inline(words, settings)
  switch (Math.min(level + (settings.deeper ?? 0), 6)) {
    case 1:
      return html`<h1>${inner}</h1>`
    case 2:
      return html`<h2>${inner}</h2>`
    case 3:
      return html`<h3>${inner}</h3>`
    case 4:
      return html`<h4>${inner}</h4>`
    case 5:
      return html`<h5>${inner}</h5>`
    default:
      return html`<h6>${inner}</h6>`
  }
}

/** Kind and words of a list item's first line. */
function itemStart(line: string): { readonly isNumbered: boolean; readonly words: string } | null {
  const found = /^ {0,1}(?:[-*+]|(\d{1,9})\.) +(.*)$/.exec(line)
  return found === null ? null : { isNumbered: found[1] !== undefined, words: found[2]! }
}

function listAt(lines: readonly string[], at: number, settings: Markdown): Block {
  const { isNumbered } = itemStart(lines[at]!)!
  const items: string[] = []
  let next = at
  while (next < lines.length) {
    const start = itemStart(lines[next]!)
    if (start === null || start.isNumbered !== isNumbered) break
    let end = next + 1
    while (end < lines.length && !opensBlock(lines, end)) end++
    items.push([start.words, ...lines.slice(next + 1, end).map((line) => line.trim())].join('\n'))
    next = end
  }
  const shown = items.map((item) => html`<li>${inline(item, settings)}</li>\n`)
  return { html: isNumbered ? html`<ol>${shown}</ol>` : html`<ul>${shown}</ul>`, next }
}

function isTableAt(lines: readonly string[], at: number): boolean {
  return lines[at]!.trimStart().startsWith('|') && /^\s*\|(\s*:?-+:?\s*\|)+\s*$/.test(lines[at + 1] ?? '')
}

function tableAt(lines: readonly string[], at: number, settings: Markdown): Block {
  let next = at + 2
  while (next < lines.length && lines[next]!.trimStart().startsWith('|')) next++
  const head = cellsOf(lines[at]!)
  const rows = lines.slice(at + 2, next).map((line) => {
    const cells = cellsOf(line)
    return head.map((_, i) => cells[i] ?? '')
  })
  return {
    html: html`<div class="scroll"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${inline(cell, settings)}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inline(cell, settings)}</td>`)}</tr>\n`)}</tbody>
</table></div>`,
    next,
  }
}

/** A bar in code does not part cells: our own pages write `open|selective` so. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = ['']
  let isCode = false
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  for (const char of inner) {
    if (char === '`') isCode = !isCode
    if (char === '|' && !isCode) cells.push('')
    else cells[cells.length - 1] += char
  }
  return cells.map((cell) => cell.trim())
}

// Code, link, strong, emphasis; the first that opens wins, so that nothing is read inside code.
const pieces = /`([^`]+)`|\[([^\]]*)\]\(([^()\s]*)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(?<!\w)_([^_\s][^_]*)_(?!\w)/g

function inline(text: string, settings: Markdown): Html {
  const parts: (Html | string)[] = []
  let from = 0
  for (const found of text.matchAll(pieces)) {
    parts.push(text.slice(from, found.index))
    from = found.index + found[0].length
    const [, code, words, target, strong, starred, underlined] = found
    if (code !== undefined) parts.push(html`<code>${code}</code>`)
    else if (target !== undefined) parts.push(linkOf(inline(words!, settings), target, settings))
    else if (strong !== undefined) parts.push(html`<strong>${inline(strong, settings)}</strong>`)
    else parts.push(html`<em>${inline((starred ?? underlined)!, settings)}</em>`)
  }
  parts.push(text.slice(from))
  return joined(parts)
}

function linkOf(words: Html, target: string, { href }: Markdown): Html {
  const own = href?.(target)
  if (own !== undefined) return html`<a href="${own}">${words}</a>`
  if (!/^https:\/\/[^\s"'<>]+$/.test(target)) return words
  return html`<a href="${target}" rel="noopener nofollow">${words}</a>`
}
