// Badges of bodies and commitments for other sites, in every language.
import { badge } from '../badge.ts'
import { defineFile, type FileRoute, type View } from '../route.ts'
import { idPath } from '../site-path.ts'
import { bodyLines, commitmentLines } from '../summary.ts'

const folders = { body: 'bodies', commitment: 'commitments' } as const

export default [badges('body'), badges('commitment')]

function badges(kind: keyof typeof folders): FileRoute {
  return defineFile({
    path: `badges/${folders[kind]}/{id}.svg`,
    languages: 'each',
    mediaType: 'image/svg+xml',
    isEmbed: true,
    *all(edition) {
      for (const id of edition.ids(kind)) yield { id: idPath(id) }
    },
    file(view, { id }) {
      const { edition, locale } = view
      const { language } = locale
      if (kind === 'body') {
        const body = edition.at('body', id!)
        if (body === undefined) return undefined
        const label = locale.pick(body.name).text
        const first = bodyLines(locale, body, 0)[0]
        const value =
          first === undefined ? locale.say('embed.noRate') : `${first.what} ${first.value} · ${first.standing}`
        return badge({ label, value: marked(view, value), language })
      }
      const found = edition.at('commitment', id!)
      if (found === undefined) return undefined
      const [first, ...others] = commitmentLines(locale, found)
      const more = others.length === 0 ? '' : ` · ${locale.say('embed.others', { count: others.length })}`
      const value = first === undefined ? locale.say('common.noFinding') : `${first.value} · ${first.standing}${more}`
      return badge({ label: locale.pick(found.title).text, value: marked(view, value), language })
    },
  })
}

/** A badge of an example says so, as every page of it does. */
function marked({ edition, locale }: View, value: string): string {
  return edition.about.isExample ? locale.say('embed.example', { value }) : value
}
