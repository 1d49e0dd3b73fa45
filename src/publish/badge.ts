// An SVG badge: two fields of text side by side, the same bytes for the same words.
import { html } from '../base/html.ts'

export type Badge = {
  /** Left, on dark: what it is about. */
  readonly label: string
  /** Right, on light: what is said, in words. */
  readonly value: string
  readonly language: string
}

/** The label gives way first: what is said, and on whose word, is what a badge is for. */
const labelCharsMax = 40
const valueCharsMax = 72
const height = 22
const padding = 7
const fontPixels = 11

/** Says all in words; the two fields differ in shade only to part them. The whole text stands in its name for readers of screens. */
export function badge({ label, value, language }: Badge): string {
  const [about, said] = [cut(label, labelCharsMax), cut(value, valueCharsMax)]
  const left = Math.ceil(widthOf(about)) + 2 * padding
  const right = Math.ceil(widthOf(said)) + 2 * padding
  const width = left + right
  const name = `${label}: ${value}`
  const text = (content: string, x: number, room: number, fill: string) =>
    html`<text x="${x}" y="15" fill="${fill}" textLength="${room}" lengthAdjust="spacingAndGlyphs">${content}</text>`
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${plain(name)}" xml:lang="${language}">
<title>${plain(name)}</title>
<rect width="${width}" height="${height}" rx="3" fill="#f4f2ee"/>
<path d="M3 0h${left - 3}v${height}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#2b3138"/>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="2.5" fill="none" stroke="#2b3138"/>
<g font-family="Verdana,DejaVu Sans,Noto Sans CJK SC,sans-serif" font-size="${fontPixels}">
${text(about, padding, left - 2 * padding, '#ffffff')}
${text(said, left + padding, right - 2 * padding, '#1b1f24')}
</g>
</svg>
`.markup
}

function cut(text: string, charsMax: number): string {
  const chars = [...plain(text)]
  return chars.length <= charsMax ? chars.join('') : `${chars.slice(0, charsMax - 1).join('')}…`
}

/** Without characters that XML cannot hold, and in one line. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
}

// Widths of the font in shares of its size, roughly; `textLength` then fits the text to what was reckoned.
function widthOf(text: string): number {
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0)!
    width += code >= 0x1100 ? 1 : /[ijlI.,:;|!'()\s·]/.test(char) ? 0.4 : /[MWmw%@—]/.test(char) ? 0.95 : 0.63
  }
  return Math.max(1, width * fontPixels)
}
