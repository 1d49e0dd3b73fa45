// A worker thread that visits one range of processes.
import { parentPort, workerData } from 'node:worker_threads'
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

const result = await visitRange(workerData as Range, (told) => {
  batch.push(told)
  if (told.kind === 'progress' || batch.length >= batchMax) post()
})
post()
port.postMessage({ kind: 'done', result } satisfies Posted)
