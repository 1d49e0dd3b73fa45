// A process that exports an edition once and tells what was written, how long it took, and its peak memory.
import { cpus } from 'node:os'
import { exportEdition } from '../../dist/publish/export.js'

const [editionDir, logDir, target] = process.argv.slice(2)
const threads = Math.min(cpus().length, 4)
const start = performance.now()
const exported = await exportEdition({ editionDir, logDir, target, languages: ['en'], live: null, threads })
const seconds = (performance.now() - start) / 1000
process.send({ ...exported, threads, seconds, peak: Math.round(process.resourceUsage().maxRSS / 1024) })
