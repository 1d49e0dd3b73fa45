// What the edition is, for machines.
import { defineFile } from '../route.ts'

export default defineFile({
  path: 'edition.json',
  languages: 'one',
  mediaType: 'application/json; charset=utf-8',
  file: ({ edition }) => `${JSON.stringify(edition.about, null, 2)}\n`,
})
