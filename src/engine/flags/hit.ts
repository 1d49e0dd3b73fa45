// What was found out about processes: the value that the last line of an ocid gives.

export type Hit = { readonly value: number; readonly at: number; readonly tenderers: readonly string[] }
export type Hits = Map<string, Hit>

/** Keeps the hit unless a later line of that ocid has one. */
export function keepLater<H extends { readonly at: number }>(hits: Map<string, H>, ocid: string, hit: H): void {
  const held = hits.get(ocid)
  if (held === undefined || held.at <= hit.at) hits.set(ocid, hit)
}

export function mergeHits<H extends { readonly at: number }>(into: Map<string, H>, from: Map<string, H>): void {
  for (const [ocid, hit] of from) keepLater(into, ocid, hit)
}
