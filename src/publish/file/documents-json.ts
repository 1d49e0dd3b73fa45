// Bodies, commitments and leagues as JSON, beside their pages.

import { jsonFile } from '../json-file.ts'
import { defineFile, type FileRoute } from '../route.ts'
import { idPath } from '../site-path.ts'

const folders = { body: 'bodies', commitment: 'commitments', league: 'leagues' } as const

function documents(kind: keyof typeof folders): FileRoute {
  return defineFile({
    path: `${folders[kind]}/{id}.json`,
    languages: 'one',
    mediaType: 'application/json; charset=utf-8',
    *all(edition) {
      for (const id of edition.ids(kind)) yield { id: idPath(id) }
    },
    file(view, { id }) {
      const found = view.edition.at(kind, id!)
      if (found === undefined) return undefined
      return jsonFile(view, found, 'source' in found ? found.source : undefined)
    },
  })
}

export default [documents('body'), documents('commitment'), documents('league')]
