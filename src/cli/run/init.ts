// Runs `kept init`.
import { basename, resolve } from 'node:path'
import { initRecord } from '../../record/record.ts'
import { settingsDefault } from '../../record/settings.ts'
import type { KeptContext } from '../context.ts'

type Flags = { readonly operator?: string; readonly origin?: string; readonly example: boolean }

export default async function init(this: KeptContext, flags: Flags, dir: string): Promise<void> {
  const path = resolve(this.cwd, dir)
  const operator = flags.example ? 'example' : (flags.operator ?? 'unnamed operator')
  const record = await initRecord(path, {
    ...settingsDefault,
    operator,
    origin: flags.origin ?? `kept.invalid/${basename(path).replace(/[^\w.-]/g, '-')}`,
  })
  this.print(`A record in ${path}`)
  this.print(`  origin    ${record.settings.origin}`)
  this.print(`  key       ${record.log.vkey}`)
  this.print('  private   keys/private.pem: back it up, share it with nobody')
  if (flags.origin === undefined) {
    this.print(
      '  note      the origin is a placeholder; a record to publish takes --origin with a name that you control',
    )
  }
  this.print(`\nNext: kept import FILE --record ${dir}`)
}
