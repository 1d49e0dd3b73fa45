// All kinds of document, found by their place: the files in document/ with a default export.
import { readdir } from 'node:fs/promises'
import type { DocumentKind, DocumentSpec } from './document/document.ts'

export async function loadDocuments(): Promise<ReadonlyMap<DocumentKind, DocumentSpec>> {
  loading ??= loadAll()
  return loading
}

let loading: Promise<ReadonlyMap<DocumentKind, DocumentSpec>> | undefined

async function loadAll(): Promise<ReadonlyMap<DocumentKind, DocumentSpec>> {
  const folder = new URL('./document/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).sort()
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<{ default?: DocumentSpec }>),
  )
  return new Map(modules.flatMap(({ default: spec }) => (spec === undefined ? [] : [[spec.kind, spec] as const])))
}
