// Maps a row to a publisher's finding on a commitment, with the evidence that it names.
import { createHash } from 'node:crypto'
import { type CommitmentId, commitmentId } from '../base/id.ts'
import { firstDay, type PartialDate } from '../base/time.ts'
import type { EffectiveAt } from '../record/event.ts'
import type { EvidenceContent } from '../record/kinds/evidence.ts'
import type { FindingContent } from '../record/kinds/finding.ts'
import type { Lookup } from './claim.ts'
import { bare, optional } from './map-pledge.ts'
import type { FieldValues } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

type Field = keyof NonNullable<Table['finding']>
export type MappedFinding = {
  readonly content: FindingContent
  readonly effectiveAt: EffectiveAt | null
  readonly evidence: readonly EvidenceContent[]
  readonly lookup?: Lookup
}

const progresses = ['not-checked', 'no-action-found', 'started', 'advanced', 'stalled'] as const
const fulfilments = [
  'fulfilled',
  'largely',
  'partly',
  'not-fulfilled',
  'reversed',
  'untestable',
  'superseded',
  'void',
] as const
const reasons = ['no-majority', 'court', 'external-shock', 'not-prioritised', 'reversed', 'inherited', 'other'] as const

/** What the row is about: a commitment given with it, or one that it names. */
export type About = { readonly commitment: CommitmentId; readonly due?: PartialDate | undefined }

/**
 * The finding of a row; undefined where the row gives no verdict. `today` (YYYY-MM-DD) bounds when an undated verdict
 * can have been given: one that says "not fulfilled" before the due date is kept, marked and never scored.
 */
export function mapFinding(
  values: FieldValues<Field>,
  file: SourceFile,
  about: About | undefined,
  released: EffectiveAt | null,
  today: string,
): MappedFinding | undefined {
  const progress = values.oneOf('progress', progresses)
  const fulfilment = values.oneOf('fulfilment', fulfilments)
  if (progress === undefined && fulfilment === undefined) return undefined
  const named = about === undefined ? namedCommitment(values, file) : { id: about.commitment }
  if (named === undefined) {
    values.complain('field-missing', undefined, '', { field: 'commitment' })
    return undefined
  }
  const at = values.date('effectiveAt')
  const effectiveAt: EffectiveAt | null = at === undefined ? released : { ...bare(at)!, basis: 'stated' }
  const evidence = evidenceOf(values, file)
  const early = isBrokenEarly(fulfilment, effectiveAt, today, about?.due)
  const verdict = values.text('verdict')
  if (early) {
    values.complain('verdict-before-due', undefined, verdict ?? 'not-fulfilled', { due: about?.due?.date ?? '' })
  }
  const content: FindingContent = {
    commitment: named.id ?? (unresolved as CommitmentId),
    standing: 'adopted',
    publisher: file.publisher,
    source: file.source,
    ...optional('progress', progress),
    ...optional('fulfilment', fulfilment),
    ...optional(
      'sourceVerdict',
      verdict === undefined ? undefined : { scale: file.scale ?? file.source, value: verdict },
    ),
    ...(early ? { unscored: unscoredEarly } : {}),
    ...optional('reason', values.oneOf('reason', reasons)),
    ...optional('readings', readingsOf(values, file, progress, fulfilment)),
    ...(evidence.length === 0 ? {} : { evidence: evidence.map((item) => item.evidence) }),
  }
  return { content, effectiveAt, evidence, ...optional('lookup', named.lookup) }
}

/** Stands where a commitment is still to be looked up by its title. */
export const unresolved = 'unresolved/unresolved'

function namedCommitment(
  values: FieldValues<Field>,
  file: SourceFile,
): { readonly id?: CommitmentId; readonly lookup?: Lookup } | undefined {
  const named = values.text('commitment')
  if (named === undefined) return undefined
  if (values.rules('commitment')?.by === 'title') return { lookup: { field: 'commitment', title: named } }
  return { id: commitmentId(file.source, named) }
}

/** Whether a verdict says "not fulfilled" before the due date. One without a date was given by `today` at the latest. */
export function isBrokenEarly(
  fulfilment: string | undefined,
  effectiveAt: EffectiveAt | null,
  today: string,
  due: PartialDate | undefined,
): boolean {
  if (due === undefined || fulfilment !== 'not-fulfilled') return false
  return (effectiveAt === null ? today : firstDay(effectiveAt)) < firstDay(due)
}

/** Why a finding that breaks that rule is shown and never scored. */
export const unscoredEarly = 'not fulfilled before its due date'

function readingsOf(
  values: FieldValues<Field>,
  file: SourceFile,
  progress: (typeof progresses)[number] | undefined,
  fulfilment: (typeof fulfilments)[number] | undefined,
): FindingContent['readings'] {
  if (values.oneOf('contested', ['true', 'false']) !== 'true') return undefined
  const other = values.text('otherReading')
  return [
    { by: file.publisher, ...optional('progress', progress), ...optional('fulfilment', fulfilment) },
    { by: 'others, as the publisher reports them', ...optional('statement', other) },
  ]
}

function evidenceOf(values: FieldValues<Field>, file: SourceFile): readonly EvidenceContent[] {
  const independence = values.rules('independence')?.when ?? []
  const rules = independence.map(({ pattern, value }) => ({ pattern: new RegExp(pattern, 'i'), value }))
  const urls = new Set(values.list('evidence') ?? [])
  return [...urls].flatMap((url): EvidenceContent[] => {
    if (!/^https?:\/\/\S+$/.test(url)) {
      values.complain('url-unreadable', undefined, url)
      return []
    }
    const found = rules.find(({ pattern }) => pattern.test(url))?.value
    return [
      {
        evidence: `${file.source}/${createHash('sha256').update(url).digest('hex').slice(0, 16)}`,
        url,
        source: file.source,
        independence: found === 'promiser' || found === 'government' || found === 'independent' ? found : 'unknown',
      },
    ]
  })
}
