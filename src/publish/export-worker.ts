// A thread that writes its share of a static edition.
import { parentPort, workerData } from 'node:worker_threads'
import { type Part, writePart } from './export-part.ts'

parentPort!.postMessage(await writePart(workerData as Part, (more) => parentPort!.postMessage(more)))
