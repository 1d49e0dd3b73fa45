// The method file as it is in force.
import { defineFile } from '../route.ts'

export default defineFile({
  path: 'method.yaml',
  languages: 'one',
  mediaType: 'text/plain; charset=utf-8',
  file: ({ edition }) => edition.about.method.yaml,
})
