// Where merging departs from the generic rule in OCDS 1.1: facts of its release schema, as of 1.1.4.
import type { MergeRules } from './merge-rules.ts'

const omitted = ['id', 'date', 'tag']

// Lists of text, objects without an id, and the lists that the schema marks.
const wholeLists = `
  parties.additionalIdentifiers
  parties.roles
  buyer.additionalIdentifiers
  tender.procuringEntity.additionalIdentifiers
  tender.items.additionalClassifications
  tender.additionalProcurementCategories
  tender.submissionMethod
  tender.tenderers.additionalIdentifiers
  tender.amendments.changes
  tender.amendment.changes
  awards.suppliers.additionalIdentifiers
  awards.items.additionalClassifications
  awards.amendments.changes
  awards.amendment.changes
  contracts.items.additionalClassifications
  contracts.implementation.transactions.payer.additionalIdentifiers
  contracts.implementation.transactions.payee.additionalIdentifiers
  contracts.relatedProcesses.relationship
  contracts.amendments.changes
  contracts.amendment.changes
  relatedProcesses.relationship`

type Rule = { omit: boolean; whole: boolean; fields: Map<string, Rule> }

/** What `mergeRules` gives for the release schema of OCDS 1.1. */
export const ocdsRules: MergeRules = (() => {
  const root = emptyRule()
  for (const path of omitted) ruleAt(root, path).omit = true
  for (const path of wholeLists.trim().split(/\s+/)) ruleAt(root, path).whole = true
  return root
})()

function ruleAt(root: Rule, path: string): Rule {
  let rule = root
  for (const name of path.split('.')) {
    const field = rule.fields.get(name) ?? emptyRule()
    rule.fields.set(name, field)
    rule = field
  }
  return rule
}

function emptyRule(): Rule {
  return { omit: false, whole: false, fields: new Map() }
}
