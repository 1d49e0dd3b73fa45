// A worker thread that scans a part of the input for its index, where it is asked to, and visits one range of processes.
import { parentPort } from 'node:worker_threads'
import type { Slice } from './index-slice.ts'
import { type Range, type Told, visitRange } from './process-range.ts'
import { type IndexPart, indexSlices } from './release-index.ts'

/** What a worker is asked; the thread starts while nothing is known of its range yet. */
export type Asked =
  | { readonly kind: 'index'; readonly slices: readonly Slice[] }
  | { readonly kind: 'visit'; readonly range: Range }

/** What a worker posts: its part of the index, batches of what it tells, and what its visitor gave in the end. */
export type Posted =
  | { readonly kind: 'indexed'; readonly part: IndexPart }
  | { readonly kind: 'told'; readonly told: readonly Told[] }
  | { readonly kind: 'done'; readonly result: unknown }

const port = parentPort!
const batchMax = 1_000
let batch: Told[] = []

port.on('message', (asked: Asked) => {
  if (asked.kind === 'index') port.postMessage({ kind: 'indexed', part: indexSlices(asked.slices) } satisfies Posted)
  else void visit(asked.range)
})

async function visit(range: Range): Promise<void> {
  const result = await visitRange(range, tell)
  post()
  port.postMessage({ kind: 'done', result } satisfies Posted)
}

function tell(told: Told): void {
  batch.push(told)
  if (told.kind === 'progress' || batch.length >= batchMax) post()
}

function post(): void {
  if (batch.length > 0) port.postMessage({ kind: 'told', told: batch } satisfies Posted)
  batch = []
}
