// Ranks a large league in several threads, each some segments of the draws; a small one on the spot.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { addCounts, type RankCounts } from './rank-count.ts'
import { type RankTask, rankAtOnce, rankSegments, segmentsOfLarge } from './rank-segment.ts'

/** One thread's share of a task. */
export type RankShare = { readonly task: RankTask; readonly first: number; readonly last: number }

/** The counts depend on the task alone and not on the number of threads. */
export async function countRanksInThreads(task: RankTask, threads = availableParallelism()): Promise<RankCounts> {
  if (task.keys.length * task.draws < largeFrom) return rankAtOnce(task)
  const wanted = canStart ? Math.max(1, Math.min(threads, threadsMax)) : 1
  const bound = (share: number) => Math.round((share * segmentsOfLarge) / wanted)
  const others = Array.from({ length: wanted - 1 }, (_, i) =>
    countElsewhere({ task, first: bound(i + 1), last: bound(i + 2) }),
  )
  // Started before this thread sets to work on its own share, which it does not leave until it is done.
  const elsewhere = Promise.all(others)
  const counts = rankSegments(task, 0, bound(1))
  for (const more of await elsewhere) addCounts(counts, more)
  return counts
}

// Bodies × draws, from where on starting threads pays: about two seconds of work.
const largeFrom = 20_000_000
// Each thread holds a table of up to 220 MB.
const threadsMax = 4
// Node.js 20 cannot load TypeScript in a worker; there the same segments are counted one after the other.
const canStart = !import.meta.url.endsWith('.ts')

function countElsewhere(share: RankShare): Promise<RankCounts> {
  return new Promise((resolve, reject) => {
    // Options of the process are not for the thread: some, such as --input-type, keep it from starting.
    const worker = new Worker(new URL('./rank-worker.js', import.meta.url), { workerData: share, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread that ranks ended early (${code})`)))
  })
}
