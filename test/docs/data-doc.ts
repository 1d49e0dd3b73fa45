// docs/data.md, from the schemas of the events and the headers of the models.
import { z } from 'zod'
import { loadModels, type Model } from '../../src/engine/order.ts'
import { type Kind, loadKinds } from '../../src/record/kind.ts'

type Schema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
}

export async function dataDoc(intro: string): Promise<string> {
  const kinds = [...(await loadKinds()).values()]
  const stored = await loadModels('stored')
  const moment = await loadModels('moment')
  const contract = await loadModels('contract')
  const bulk = await loadModels('bulk')
  return `${[
    intro.trimEnd(),
    '## Kinds of event',
    ...kinds.map(kindText),
    '## Tables that `kept rebuild` makes',
    'Each kind of event has a table `event_<kind>` with its fields in snake_case and these columns before them: `event_id`, `leaf_index`, `version_leaf`, `recorded_at`, `known_from`, `known_to`, `effective_at`, `effective_from`, `effective_precision`, `effective_basis`, `actor_role`, `actor_id`, `erased`. Events that are still sealed stand in `sealed_event`.',
    ...stored.map(modelText),
    '## Tables of a moment',
    'Made for one question (`--as-of`, `--known-at`) and gone with it.',
    ...moment.map(modelText),
    '## Tables of the bulk deals',
    'Made for one question of the active datasets of bulk deals (`deals/<dataset>/<table>.parquet`), and gone with it. Buyers and suppliers stand under `unit`, a number made of kind, source and id.',
    ...bulk.map(modelText),
    '## Tables of a slice of the bulk deals',
    'Made of some processes at a time, all in turn, so that memory does not grow with the deals; `kept show` makes them for the processes that it shows.',
    ...contract.map(modelText),
  ].join('\n\n')}\n`
}

function kindText(kind: Kind): string {
  const schema = z.toJSONSchema(kind.content, { io: 'input' }) as Schema
  const notes = [
    kind.erasable.length > 0 ? `Erasable: ${kind.erasable.map((field) => `\`${field}\``).join(', ')}.` : '',
    kind.sealable ? 'May be logged sealed.' : '',
  ].filter(Boolean)
  const rows = Object.entries(schema.properties ?? {}).map(([field, one]) => {
    const need = schema.required?.includes(field) === true ? 'yes' : ''
    return `| \`${field}\` | ${typeText(one)} | ${need} |`
  })
  return [`### ${kind.kind}`, notes.join(' '), ['| field | value | needed |', '|---|---|---|', ...rows].join('\n')]
    .filter(Boolean)
    .join('\n\n')
}

function typeText(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(' or ')
  if (schema.type === 'array') return `list of ${typeText(schema.items ?? {})}`
  if (schema.properties !== undefined) {
    return `{ ${Object.entries(schema.properties)
      .map(([field, one]) => `${field}: ${typeText(one)}`)
      .join('; ')} }`
  }
  if (schema.type === 'object') return 'object by name'
  return schema.type ?? 'JSON'
}

function modelText(model: Model): string {
  const rows = [...model.columns].map(([column, meaning]) => `| \`${column}\` | ${meaning.replaceAll('|', '\\|')} |`)
  return [`### ${model.name}`, model.about, ['| column | meaning |', '|---|---|', ...rows].join('\n')].join('\n\n')
}
