// Makes editions for a server: in a process of their own, so that requests are answered meanwhile.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { EditionWanted } from '../publish/editions.ts'
import { openRecord } from '../record/record.ts'
import { loadMethod } from '../score/method.ts'
import { makeEditionOf } from './make-edition.ts'

/** What runs from TypeScript (in tests) makes them in its own process. */
export function editionMaker(
  record: string,
  onStage: (stage: string) => void,
): (wanted: EditionWanted) => Promise<string> {
  return import.meta.url.endsWith('.ts')
    ? (wanted) => makeHere(record, wanted, onStage)
    : (wanted) => makeApart(record, wanted, onStage)
}

async function makeHere(
  dir: string,
  { moment, dir: folder }: EditionWanted,
  onStage: (stage: string) => void,
): Promise<string> {
  const record = await openRecord(dir)
  const method = await loadMethod(record.settings.method, dir)
  const { edition } = await makeEditionOf({ record, method, moment, dir: folder, onStage })
  return edition
}

function makeApart(record: string, { moment, dir }: EditionWanted, onStage: (stage: string) => void): Promise<string> {
  const script = fileURLToPath(new URL('./edition-process.js', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, JSON.stringify({ record, moment, dir })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let edition = ''
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        if (line.startsWith('stage ')) onStage(line.slice(6))
        if (line.startsWith('edition ')) edition = line.slice(8)
      }
    })
    const kill = () => void child.kill()
    process.once('exit', kill)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('exit', kill)
      if (code === 0 && edition !== '') resolve(edition)
      else reject(new Error(`The edition could not be made: its process ended with ${code}`))
    })
  })
}
