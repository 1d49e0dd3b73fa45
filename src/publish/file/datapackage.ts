// The edition's tables as a Frictionless Data Package, version 1.
import { dataPackage } from '../download/data-package.ts'
import { defineFile } from '../route.ts'

export default defineFile({
  path: 'datapackage.json',
  languages: 'one',
  mediaType: 'application/json; charset=utf-8',
  file: ({ edition }) => {
    const sources = [...edition.ids('source')].map((id) => edition.get('source', id)!)
    return `${JSON.stringify(dataPackage(edition.about, sources), null, 2)}\n`
  },
})
