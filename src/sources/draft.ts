// Drafts a source.yaml for a table nobody has described yet: every guess is marked, and says what it rests on.
import { basename } from 'node:path'
import type { ColumnSketch } from './sniff.ts'

type Guess = { readonly field: string; readonly yaml: string; readonly why: string }

const names: readonly { readonly field: string; readonly pattern: RegExp }[] = [
  { field: 'wording', pattern: /^(promise|pledge|commitment|wording|text|statement)s?$/i },
  { field: 'title', pattern: /title|name|headline/i },
  { field: 'due', pattern: /due|^year$|^by$|deadline|target(_|-| )?(date|year)?$|by_when/i },
  { field: 'made', pattern: /made|announced|date_of_promise/i },
  { field: 'status', pattern: /status|verdict|rating|progress/i },
  { field: 'documentUrl', pattern: /source.*(url|link)|document.*(url|link)|^url$|^link$/i },
  { field: 'evidence', pattern: /evidence/i },
  { field: 'promiserBody', pattern: /party|body|council|authority|department|ministry|organi[sz]ation|agency|who/i },
  { field: 'topics', pattern: /topic|area|theme|category|subject/i },
  { field: 'pledgeType', pattern: /type/i },
]

/** Text of a source.yaml for the table in `file`. `rows` is how many there are. */
export function draftSource(file: string, columns: readonly ColumnSketch[], rows: number): string {
  const id =
    basename(file)
      .replace(/\.(csv|tsv|xlsx|jsonl?|ndjson)?(\.gz)?$/i, '')
      .replace(/[^a-z0-9]+/gi, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'my-source'
  const key = keyColumn(columns)
  const taken = new Map<string, ColumnSketch>()
  for (const { field, pattern } of names) {
    const column = columns.find(
      (one) => pattern.test(one.column) && one !== key && ![...taken.values()].includes(one) && fits(field, one),
    )
    if (column !== undefined) taken.set(field, column)
  }
  const wording = taken.get('wording') ?? longest(columns, [...taken.values()])
  if (wording !== undefined) taken.set('wording', wording)
  const used = new Set([...taken.values(), ...(key === undefined ? [] : [key])])
  const ignored = columns.filter((column) => !used.has(column))
  return (
    [
      ...head(id),
      ...keyLines(key),
      ...countLines(rows),
      ...pledgeLines(taken),
      ...findingLines(taken),
      ...ignoreLines(ignored),
    ].join('\n') + '\n'
  )
}

function head(id: string): readonly string[] {
  return [
    '# A draft: every line marked "guess" rests on the names and values of the columns alone. Check each, fill in the rest,',
    '# then try it without appending anything: kept import FILE --source THIS --dry-run',
    `source: ${id}`,
    `title: ${id} # fill in: what the table is`,
    'publisher: FILL IN # who publishes it; named wherever a finding of theirs shows',
    'licence: FILL IN # for example CC-BY-4.0; nothing is republished without one',
    'attribution: FILL IN # the words that the licence asks for',
    'language: en # guess: the language of the texts (BCP 47)',
    '# Bodies that answer for these commitments, and the group that they may be compared with:',
    '# peerGroups: [{ peerGroup: councils, name: Councils, why: they have the same duties }]',
    '# bodies: [{ body: XX-REG/1, name: { en: First council }, bodyType: council, peerGroup: councils }]',
    'tables:',
    `  - table: ${id}`,
    '    row: pledge # guess: what one row is; else deal, finding, body or revision',
  ]
}

function keyLines(key: ColumnSketch | undefined): readonly string[] {
  if (key === undefined)
    return ['    key: FILL IN # no column is filled and different in every row; name several: [a, b]']
  return [
    `    key: ${quoted(key.column)} # guess: filled and different in every row looked at`,
    '    vanished: no-longer-listed',
  ]
}

function countLines(rows: number): readonly string[] {
  return [
    `    rows: { min: ${Math.floor(rows * 0.8)}, max: ${Math.ceil(rows * 2)} } # guess: ${rows} rows now; a release outside these bounds is told`,
  ]
}

function pledgeLines(taken: ReadonlyMap<string, ColumnSketch>): readonly string[] {
  const lines = ['    pledge:']
  for (const field of ['wording', 'title', 'documentUrl', 'due', 'made', 'promiserBody', 'pledgeType', 'topics']) {
    const column = taken.get(field)
    if (column === undefined) continue
    const { yaml, why } = guess(field, column)
    lines.push(`      ${field}: ${yaml} # guess: ${why}`)
  }
  if (taken.has('promiserBody'))
    lines.push(
      `      answerable: ${guess('answerable', taken.get('promiserBody')!).yaml} # guess: who promised also answers for it`,
    )
  return lines
}

function findingLines(taken: ReadonlyMap<string, ColumnSketch>): readonly string[] {
  const status = taken.get('status')
  if (status === undefined) return []
  const words = status.samples.map((sample) => `${quoted(sample)}: null`).join(', ')
  const evidence = taken.get('evidence')
  return [
    '    finding:',
    `      verdict: ${quoted(status.column)} # guess: by its name`,
    "      # Say what each of the publisher's words means: fulfilled, largely, partly, not-fulfilled, reversed, superseded, untestable",
    `      fulfilment: { column: ${quoted(status.column)}, map: { ${words} } } # guess: ${status.distinct} different values`,
    '      # Words that speak of work under way go here: not-checked, no-action-found, started, advanced, stalled',
    `      # progress: { column: ${quoted(status.column)}, map: { } }`,
    ...(evidence === undefined
      ? []
      : [`      evidence: ${quoted(evidence.column)} # guess: by its name; add split: ' | ' for several in one cell`]),
  ]
}

function ignoreLines(ignored: readonly ColumnSketch[]): readonly string[] {
  if (ignored.length === 0) return []
  return [
    '    # Left unread; use a column in a field above, or leave it here on purpose:',
    '    ignore:',
    ...ignored.map((column) => `      - ${quoted(column.column)} # ${describe(column)}`),
  ]
}

function guess(field: string, column: ColumnSketch): Guess {
  const { looks } = column
  const why = `by its name${column.emptyShare > 0 ? `; ${Math.round(100 * column.emptyShare)} % empty` : ''}`
  if (looks.kind === 'date' || looks.kind === 'year') {
    const order = looks.kind === 'date' && looks.order === 'none' ? '; day and month could be swapped' : ''
    return {
      field,
      yaml: `{ column: ${quoted(column.column)}, dates: [${looks.patterns.map(quoted).join(', ')}] }`,
      why: `${why}${order}`,
    }
  }
  if (field === 'promiserBody' || field === 'answerable') {
    const map = column.samples.map((sample) => `${quoted(sample)}: XX-REG/fill-in`).join(', ')
    return {
      field,
      yaml: `{ column: ${quoted(column.column)}, map: { ${map} } }`,
      why: `${why}; ${column.distinct} different values`,
    }
  }
  if (field === 'pledgeType') {
    const map = column.samples.map((sample) => `${quoted(sample)}: other`).join(', ')
    return { field, yaml: `{ column: ${quoted(column.column)}, map: { ${map} }, otherwise: other }`, why }
  }
  return { field, yaml: quoted(column.column), why }
}

function describe({ looks, emptyShare, distinct }: ColumnSketch): string {
  return `${looks.kind}, ${distinct} different values${emptyShare > 0 ? `, ${Math.round(100 * emptyShare)} % empty` : ''}`
}

function keyColumn(columns: readonly ColumnSketch[]): ColumnSketch | undefined {
  return columns.find(({ looks, emptyShare }) => looks.kind === 'id' && emptyShare === 0)
}

function fits(field: string, { looks }: ColumnSketch): boolean {
  if (field === 'due' || field === 'made') return looks.kind === 'date' || looks.kind === 'year'
  if (field === 'documentUrl') return looks.kind === 'url'
  if (field === 'status' || field === 'pledgeType' || field === 'topics')
    return looks.kind === 'category' || looks.kind === 'text'
  return looks.kind !== 'empty' && looks.kind !== 'nested'
}

function longest(columns: readonly ColumnSketch[], taken: readonly ColumnSketch[]): ColumnSketch | undefined {
  const length = (column: ColumnSketch) => Math.max(0, ...column.samples.map((sample) => sample.length))
  return columns
    .filter((column) => column.looks.kind === 'text' && !taken.includes(column))
    .sort((a, b) => length(b) - length(a))[0]
}

function quoted(text: string): string {
  return /^[A-Za-z_][\w -]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text.trimEnd()
    : JSON.stringify(text)
}
