// R048: a supplier delivers an unusual variety of things.
import { upperFence } from '../fence.ts'
import { defineFlag } from '../flag.ts'
import { heldIn } from '../held.ts'

type Variety = { processes: number; readonly prefixes: Set<string> }

export default defineFlag({
  code: 'R048',
  name: 'heterogeneous-supplier',
  title: 'Heterogeneous supplier',
  settings: {
    digits: {
      kind: 'whole',
      default: 2,
      min: 0,
      meaning: 'characters of a classification that tell kinds of things apart',
    },
    threshold: { kind: 'optional whole', min: 0, meaning: 'kinds at or above which it is high, in place of the fence' },
    minimum_contracting_processes: {
      kind: 'whole',
      default: 20,
      min: 0,
      meaning: 'processes below which a supplier is passed over',
    },
  },
  needs: ['awards/status=active', 'awards/suppliers/id:text', 'awards/items/classification/id:text'],
  gathering: {
    name: 'heterogeneous-supplier',
    start: () => new Map<string, Variety>(),
    fold(varieties, { active }, { own }) {
      // A supplier counts once in a process.
      const counted = active.length > 1 ? new Set<string>() : undefined
      for (const { supplierCount, suppliers, classifications } of active) {
        const supplier = suppliers[0]
        // Of several suppliers nobody can tell who delivers what.
        if (supplierCount !== 1 || supplier === undefined || classifications.length === 0) continue
        const variety = varietyOf(varieties, supplier)
        if (counted?.has(supplier) !== true) variety.processes += 1
        counted?.add(supplier)
        for (let i = 0; i < classifications.length; i++) variety.prefixes.add(prefix(classifications[i]!, own.digits))
      }
    },
    merge(into, from) {
      for (const [supplier, { processes, prefixes }] of from) {
        const variety = varietyOf(into, supplier)
        variety.processes += processes
        for (const one of prefixes) variety.prefixes.add(one)
      }
    },
  },
  finish(varieties, { own }, report) {
    const kinds = new Map<string, number>()
    for (const [supplier, { processes, prefixes }] of varieties) {
      if (processes >= own.minimum_contracting_processes) kinds.set(supplier, prefixes.size)
    }
    const fences = own.threshold === undefined ? upperFence(kinds.values()) : undefined
    const upper = own.threshold ?? fences!.fence
    for (const [supplier, count] of kinds) if (count >= upper) report('Tenderer', supplier, count)
    return fences === undefined ? { upper_fence: upper } : { q1: fences.q1, q3: fences.q3, upper_fence: upper }
  },
})

function varietyOf(varieties: Map<string, Variety>, supplier: string): Variety {
  return heldIn(varieties, supplier, () => ({ processes: 0, prefixes: new Set() }))
}

// Characters as a reader counts them: those beyond the basic plane are one each.
function prefix(id: string, characters: number): string {
  for (let i = 0; i < characters && i < id.length; i++) {
    if ((id.charCodeAt(i) & 0xf800) === 0xd800) return [...id].slice(0, characters).join('')
  }
  return id.slice(0, characters)
}
