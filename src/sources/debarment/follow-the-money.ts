// Reads FollowTheMoney JSON lines as OpenSanctions publishes them: entities, and sanctions that point to them.
import { issue } from '../../base/issue.ts'
import { firstDay, lastDay, partialDate } from '../../base/time.ts'
import type { Table } from '../read-table.ts'
import type { Cell } from '../row.ts'
import type { DebarmentEntry, EntryIdentifier } from './entry.ts'
import type { ListReading } from './read-list.ts'
import { dayOf, entityUrl, whatIs } from './simple-targets.ts'

type Entity = {
  readonly id: string
  readonly row: number
  readonly name: string
  readonly aliases: readonly string[]
  readonly identifiers: readonly EntryIdentifier[]
  readonly dataset: string
  readonly firstSeen: string | undefined
  readonly lastSeen: string | undefined
}

type Sanction = {
  readonly id: string
  readonly authority: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly url: string | undefined
}

/** One entry a sanction of a legal entity. Sanctions may stand before or behind what they point to. */
export async function followTheMoneyEntries(table: Table, reading: ListReading): Promise<readonly DebarmentEntry[]> {
  const entities: Entity[] = []
  const sanctions = new Map<string, Sanction[]>()
  for await (const rows of table.rows) {
    for (const { row, cells } of rows) {
      const properties = propertiesOf(cells['properties'])
      const schema = textOf(cells['schema'])
      if (schema === 'Sanction') addSanction(sanctions, textOf(cells['id']), properties)
      else {
        const entity = entityOf(row, schema, cells, properties, reading)
        if (entity !== undefined) entities.push(entity)
      }
    }
  }
  return entities.flatMap((entity) => entriesOf(entity, sanctions.get(entity.id) ?? [], reading))
}

type Properties = Readonly<Record<string, readonly string[]>>

function addSanction(sanctions: Map<string, Sanction[]>, id: string, properties: Properties): void {
  const sanction: Sanction = {
    id,
    authority: properties['authority']?.[0] ?? properties['program']?.[0],
    // Of a month or a year that is all the list says, the narrower reading: from its last day, to its first.
    from: boundary(properties['startDate'] ?? properties['listingDate'], lastDay),
    to: boundary(properties['endDate'], firstDay),
    url: properties['sourceUrl']?.find((url) => /^https?:\/\/\S+$/.test(url)),
  }
  for (const entity of properties['entity'] ?? []) sanctions.set(entity, [...(sanctions.get(entity) ?? []), sanction])
}

function boundary(values: readonly string[] | undefined, edge: typeof firstDay): string | undefined {
  const partial = partialDate(values?.[0]?.slice(0, 10) ?? '')
  return partial === undefined ? undefined : edge(partial)
}

const numberProperties = ['registrationNumber', 'idNumber', 'taxNumber', 'vatCode', 'innCode', 'ogrnCode', 'uscCode']

function entityOf(
  row: number,
  schema: string,
  cells: Readonly<Record<string, Cell>>,
  properties: Properties,
  { gate }: ListReading,
): Entity | undefined {
  const [name, ...others] = properties['name'] ?? []
  const is = whatIs(schema)
  if (is === 'other' || name === undefined) {
    gate.admit({ is: is === 'person' ? is : 'other', name: '', aliases: [], countries: [] })
    return undefined
  }
  const aliases = [...others, ...(properties['alias'] ?? []), ...(properties['previousName'] ?? [])]
  const countries = properties['jurisdiction'] ?? properties['mainCountry'] ?? properties['country'] ?? []
  const admitted = gate.admit({ is, name, aliases, countries })
  if (admitted === undefined) return undefined
  return {
    ...admitted,
    id: textOf(cells['id']),
    row,
    identifiers: countries.flatMap((country) =>
      numberProperties.flatMap((property) =>
        (properties[property] ?? []).map((number) => ({ country: country.slice(0, 2).toUpperCase(), number })),
      ),
    ),
    dataset: listOf(cells['datasets']).join('; ') || 'OpenSanctions',
    firstSeen: dayOf(textOf(cells['first_seen'])),
    lastSeen: dayOf(textOf(cells['last_seen'])),
  }
}

function entriesOf(entity: Entity, sanctions: readonly Sanction[], reading: ListReading): readonly DebarmentEntry[] {
  const { id, row, name, aliases, identifiers, dataset, firstSeen, lastSeen } = entity
  const about = { list: reading.list, name, aliases, identifiers, seen: lastSeen ?? reading.today }
  const entries: DebarmentEntry[] = []
  for (const sanction of sanctions) {
    const from = sanction.from ?? firstSeen
    if (from === undefined) continue
    entries.push({
      ...about,
      entry: sanctions.length === 1 ? id : sanction.id,
      authority: sanction.authority ?? dataset,
      from,
      to: sanction.to ?? null,
      dates: sanction.from === undefined ? 'seen' : 'stated',
      url: sanction.url ?? entityUrl(id),
    })
  }
  if (entries.length > 0) return entries
  reading.gate.undated()
  if (sanctions.length > 0) reading.onIssue(issue('debarment-undated', { file: reading.list, row }))
  return []
}

function propertiesOf(cell: Cell | undefined): Properties {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return {}
  return Object.fromEntries(Object.entries(cell).map(([name, values]) => [name, listOf(values as Cell)]))
}

// Linked entities can be nested in place of their ids.
function listOf(cell: Cell | undefined): readonly string[] {
  if (typeof cell === 'string') return [cell]
  if (!Array.isArray(cell)) return []
  return cell.flatMap((one) => {
    if (typeof one === 'string') return [one.trim()]
    const id = typeof one === 'object' && one !== null && !Array.isArray(one) ? one['id'] : undefined
    return typeof id === 'string' ? [id] : []
  })
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : ''
}
