// Reads from an OCDS JSON Schema how each field merges: dropped, replaced as a whole list, or by the generic rule.

/**
 * How the fields below an object, or below the objects of an array, merge. Fields without an entry merge by the generic
 * rule: objects field by field, arrays of objects by their `id`, everything else replaced. Rules may hold themselves
 * where the schema is recursive.
 */
export type MergeRules = {
  /** `omitWhenMerged`: the field is metadata of a release and is dropped. */
  readonly omit: boolean
  /** An array that is replaced as a whole, whatever it holds. */
  readonly whole: boolean
  readonly fields: ReadonlyMap<string, MergeRules>
}

/**
 * The rules of a release schema, dereferenced or not, by the merging section of the standard (1.1). `$ref` within the
 * schema is followed, and the branches of allOf, anyOf and oneOf are taken together. The older `mergeStrategy` of
 * OCDS 1.0 counts too. `versionId` is not read: by the standard it has no meaning of its own.
 */
export function mergeRules(schema: unknown): MergeRules {
  const building: Building = { root: schema, numbers: new Map(), rules: new Map() }
  const rules = ruleOf([schema], building)
  prune([...building.rules.values()])
  return rules
}

type Node = { readonly [keyword: string]: unknown }
type Rule = { omit: boolean; whole: boolean; fields: Map<string, Rule> }
type Building = {
  readonly root: unknown
  readonly numbers: Map<unknown, number>
  /** By the numbers of the nodes that describe one field together. */
  readonly rules: Map<string, Rule>
}

function ruleOf(nodes: readonly unknown[], building: Building): Rule {
  const key = nodes.map((node) => numberOf(node, building.numbers)).join()
  const known = building.rules.get(key)
  if (known !== undefined) return known
  const rule: Rule = { omit: false, whole: false, fields: new Map() }
  // Kept before its fields are read, so that a schema that holds itself comes to an end.
  building.rules.set(key, rule)
  const branches = nodes.flatMap((node) => branchesOf(node, building.root))
  const items = branches.flatMap((branch) => branchesOf(branch['items'], building.root))
  rule.omit = branches.some((branch) => branch['omitWhenMerged'] === true || branch['mergeStrategy'] === 'ocdsOmit')
  // A field that is dropped is not merged in any way.
  rule.whole = !rule.omit && branches.some((branch) => typesOf(branch).includes('array')) && isWhole(branches, items)
  const fields = new Map<string, unknown[]>()
  for (const [name, field] of [...branches, ...items].flatMap(propertiesOf)) {
    fields.set(name, [...(fields.get(name) ?? []), field])
  }
  for (const [name, described] of fields) rule.fields.set(name, ruleOf(described, building))
  return rule
}

function numberOf(node: unknown, numbers: Map<unknown, number>): number {
  const number = numbers.get(node) ?? numbers.size
  numbers.set(node, number)
  return number
}

// The three conditions of the section "Whole list merge".
function isWhole(branches: readonly Node[], items: readonly Node[]): boolean {
  if (branches.some((branch) => branch['wholeListMerge'] === true || branch['mergeStrategy'] === 'overwrite'))
    return true
  const types = items.flatMap(typesOf)
  if (types.some((type) => type !== 'object')) return true
  const properties = items.flatMap(propertiesOf)
  const isDescribed = types.includes('object') && items.some((item) => 'properties' in item)
  return isDescribed && !properties.some(([name]) => name === 'id')
}

/** The node itself and all that it refers to or joins, in order, each once. */
function branchesOf(node: unknown, root: unknown, seen: Set<unknown> = new Set()): readonly Node[] {
  if (!isNode(node) || seen.has(node)) return []
  seen.add(node)
  const joined = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (Array.isArray(node[keyword]) ? node[keyword] : []))
  const referred = typeof node['$ref'] === 'string' ? [targetOf(node['$ref'], root)] : []
  return [node, ...[...referred, ...joined].flatMap((other) => branchesOf(other, root, seen))]
}

// A JSON pointer (RFC 6901) into the same document; what lies outside is not there.
function targetOf(ref: string, root: unknown): unknown {
  if (!ref.startsWith('#')) return undefined
  let target = root
  for (const step of ref.slice(1).split('/').slice(1)) {
    if (!isNode(target)) return undefined
    target = target[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return target
}

function propertiesOf(node: Node): readonly (readonly [string, unknown])[] {
  return isNode(node['properties']) ? Object.entries(node['properties']) : []
}

function typesOf(node: Node): readonly unknown[] {
  const type = node['type']
  return type === undefined ? [] : Array.isArray(type) ? type : [type]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

// Takes out the fields below which nothing departs from the generic rule.
function prune(rules: readonly Rule[]): void {
  const told = new Set<Rule>(rules.filter((rule) => rule.omit || rule.whole))
  for (let before = -1; before < told.size; ) {
    before = told.size
    for (const rule of rules) {
      for (const field of rule.fields.values()) if (told.has(field)) told.add(rule)
    }
  }
  for (const rule of rules) {
    // Inside a whole list and below a dropped field nothing is merged.
    if (rule.omit || rule.whole) rule.fields.clear()
    for (const [name, field] of rule.fields) if (!told.has(field)) rule.fields.delete(name)
  }
}
