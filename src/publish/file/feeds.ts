// Atom and JSON feeds: of all changes, of each body's, of each commitment's; in every language.
import { atomFeed, type FeedWanted, jsonFeed } from '../feed.ts'
import { pathOf } from '../link.ts'
import { defineFile, type FileRoute, type Params, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

const forms = {
  atom: { write: atomFeed, mediaType: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeed, mediaType: 'application/feed+json; charset=utf-8' },
} as const
const folders = { body: 'bodies', commitment: 'commitments' } as const

export default [
  feed('feeds/changes.atom', 'atom', everything),
  feed('feeds/changes.json', 'json', everything),
  ...(['body', 'commitment'] as const).flatMap((kind) => [
    feed(`${folders[kind]}/{id}.atom`, 'atom', of(kind), kind),
    feed(`${folders[kind]}/{id}.feed.json`, 'json', of(kind), kind),
  ]),
]

function feed(
  path: string,
  form: keyof typeof forms,
  wantedOf: (view: View, params: Params) => FeedWanted | undefined,
  kind?: keyof typeof folders,
): FileRoute {
  const { write, mediaType } = forms[form]
  return defineFile({
    path,
    languages: 'each',
    mediaType,
    ...(kind === undefined
      ? {}
      : {
          *all(edition) {
            for (const id of edition.ids(kind)) yield { id: idPath(id) }
          },
        }),
    file(view, params) {
      const wanted = wantedOf(view, params)
      return wanted === undefined ? undefined : write(view, wanted)
    },
  })
}

function everything({ edition, locale }: View): FeedWanted {
  return { title: locale.say('feed.everything', { operator: edition.about.operator }), where: {}, page: 'changes.html' }
}

function of(kind: keyof typeof folders) {
  return ({ edition, locale }: View, { id }: Params): FeedWanted | undefined => {
    const found = edition.at(kind, id!)
    if (found === undefined) return undefined
    const name = 'title' in found ? found.title : found.name
    return { title: locale.pick(name).text, where: { [kind]: found.id }, page: pathOf(kind, found.id) }
  }
}
