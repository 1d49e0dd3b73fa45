// The events that a source.yaml itself comes to: the source, and the bodies, posts, tenures and successions it names.
import { partialDate } from '../base/time.ts'
import type { Draft } from '../record/event.ts'
import { optional } from './map-pledge.ts'
import type { Source, SourceFile } from './source.ts'

export function sourceDrafts({ file, digest }: Source): readonly Draft[] {
  const { source } = file
  const drafts: Draft[] = [
    {
      kind: 'source',
      effectiveAt: null,
      content: {
        source,
        title: file.title,
        publisher: file.publisher,
        licence: file.licence,
        attribution: file.attribution,
        mapping: digest,
        ...optional('url', file.url),
        ...optional('peerGroups', file.peerGroups),
        ...optional('deals', dealsOf(file)),
      },
    },
  ]
  for (const body of file.bodies ?? []) {
    const jurisdiction = body.jurisdiction ?? file.jurisdiction
    drafts.push({
      kind: 'body',
      effectiveAt: null,
      content: { ...body, ...optional('jurisdiction', jurisdiction), source },
    })
  }
  for (const post of file.posts ?? []) drafts.push({ kind: 'post', effectiveAt: null, content: { ...post, source } })
  for (const { start, end, ...tenure } of file.tenures ?? []) {
    const content = {
      ...tenure,
      ...optional('start', partialDate(start ?? '')),
      ...optional('end', partialDate(end ?? '')),
      source,
    }
    drafts.push({ kind: 'tenure', effectiveAt: null, content })
  }
  for (const { on, ...succession } of file.successions ?? []) {
    const at = partialDate(on)
    const effectiveAt = at === undefined ? null : ({ date: at.date, precision: at.precision, basis: 'stated' } as const)
    drafts.push({ kind: 'succession', effectiveAt, content: { ...succession, source } })
  }
  return drafts
}

function dealsOf({ ocds, jurisdiction }: SourceFile) {
  return ocds === undefined
    ? undefined
    : { ...optional('jurisdiction', jurisdiction), ...optional('values', ocds.values) }
}
