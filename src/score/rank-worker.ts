// A thread of its own that ranks some segments of a league and posts the counts.
import { parentPort, workerData } from 'node:worker_threads'
import { rankSegments } from './rank-segment.ts'
import type { RankShare } from './rank-threads.ts'

const { task, first, last } = workerData as RankShare
const counts = rankSegments(task, first, last)
const { table, top, bottom, rankSum } = counts
parentPort!.postMessage(
  counts,
  [table, top, bottom, rankSum].map((values) => values.buffer as ArrayBuffer),
)
