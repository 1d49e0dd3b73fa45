// R018: one tenderer alone took part where others could have.
import { defineFlag } from '../flag.ts'

export default defineFlag({
  code: 'R018',
  name: 'single-bid',
  title: 'Single bid received',
  settings: {
    procurement_methods: {
      kind: 'words',
      default: ['open', 'selective'],
      meaning: 'procurement methods that are looked at; all if empty',
    },
  },
  needs: ['tender/numberOfTenderers:number', 'tender/procurementMethod=open|selective'],
  gathering: {
    name: 'single-bid',
    start: () => new Set<string>(),
    fold(single, { ocid, isOneTenderer, method }, { own }) {
      if (!isOneTenderer) return
      const methods = own.procurement_methods
      if (methods.size === 0 || (method !== undefined && methods.has(method))) single.add(ocid)
    },
    merge(into, from) {
      for (const ocid of from) into.add(ocid)
    },
  },
  finish(single, _, report) {
    for (const ocid of single) report('OCID', ocid, 1)
    return {}
  },
})
