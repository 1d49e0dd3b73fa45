// One thread of a run of flags: takes range after range, and hands over what it gathered.
import assert from 'node:assert/strict'
import { parentPort, workerData } from 'node:worker_threads'
import { loadFlags } from './flag.ts'
import { gatherer } from './gather.ts'
import type { WorkerData } from './run-flags.ts'

const { paths, ranges, next, settings } = workerData as WorkerData
const flags = (await loadFlags()).filter(({ code }) => settings.codes.includes(code))
const own = gatherer(paths, flags, settings)
for (let number = Atomics.add(next, 0, 1); number < ranges.length; number = Atomics.add(next, 0, 1)) {
  own.read(ranges[number]!, number)
}
assert(parentPort !== null)
parentPort.postMessage(own.finish())
