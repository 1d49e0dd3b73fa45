// The process that makes one edition for a server: told what in its argument, tells its stages and the edition's id.
import { openRecord } from '../record/record.ts'
import { loadMethod } from '../score/method.ts'
import { failureText } from './failure.ts'
import { makeEditionOf } from './make-edition.ts'

const { record: dir, moment, dir: folder } = JSON.parse(process.argv[2]!)
try {
  const record = await openRecord(dir)
  const method = await loadMethod(record.settings.method, dir)
  const onStage = (stage: string) => void process.stdout.write(`stage ${stage}\n`)
  const { edition } = await makeEditionOf({ record, method, moment, dir: folder, onStage })
  process.stdout.write(`edition ${edition}\n`)
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`)
  process.exitCode = 1
}
