// A thread that writes its share of a static edition: it asks for paths, and tells what came of them at the end.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { type Part, writePart } from './export-part.ts'

const port = parentPort!
const done = await writePart(workerData as Part, async () => {
  port.postMessage('next')
  const [paths] = (await once(port, 'message')) as [readonly string[] | null]
  return paths ?? undefined
})
port.postMessage(done)
port.close()
