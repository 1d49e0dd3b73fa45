// A plain map: the areas that boundaries are given for, each a link to its page.
import { type Html, html } from '../../base/html.ts'

export type AreaMap = {
  /** What the map shows, for those who do not see it. */
  readonly label: string
  readonly width: number
  readonly height: number
  /** In the order in which they are drawn and reached by keyboard. */
  readonly shapes: readonly {
    /** SVG path data, filled by the even-odd rule. */
    readonly d: string
    readonly name: string
    /** Absent where the record has nothing of the area: it is drawn, and leads nowhere. */
    readonly href?: string
    /** Said with the name: `12 commitments`. */
    readonly what: string
  }[]
}

/**
 * Areas are told apart by having anything of them or not, and never shaded by counts: large areas would speak loudest.
 * The role is that of a group, not of a picture, since a picture's parts cannot be reached.
 */
export function areaMap({ label, width, height, shapes }: AreaMap): Html {
  return html`<svg class="area-map" viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">
${shapes.map(({ d, name, href, what }) => {
  // Path data come from a file of boundaries: what is no path data is left undrawn.
  if (!pathData.test(d)) return null
  if (href === undefined) return html`<path class="area-empty" d="${d}"><title>${name}: ${what}</title></path>\n`
  return html`<a href="${href}" aria-label="${name}: ${what}"><path class="area-held" d="${d}"><title>${name}: ${what}</title></path></a>\n`
})}</svg>`
}

const pathData = /^[MmLlHhVvZzCcSsQqTtAa0-9eE.,+\-\s]+$/
