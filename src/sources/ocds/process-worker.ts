// A worker thread that visits one range of processes.
import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import { type Range, type Told, visitRange } from './process-range.ts'

/** What a worker posts: batches of what it tells, and what its visitor gave in the end. */
export type Posted =
  | { readonly kind: 'told'; readonly told: readonly Told[] }
  | { readonly kind: 'done'; readonly result: unknown }

const port = parentPort!
const batchMax = 1_000
let batch: Told[] = []

function post(): void {
  if (batch.length > 0) port.postMessage({ kind: 'told', told: batch } satisfies Posted)
  batch = []
}

function tell(told: Told): void {
  batch.push(told)
  if (told.kind === 'progress' || batch.length >= batchMax) post()
}

// The thread starts while the input is still being indexed; its range comes when that is done.
const [range] = (await once(port, 'message')) as [Range]
const result = await visitRange(range, tell)
post()
port.postMessage({ kind: 'done', result } satisfies Posted)
