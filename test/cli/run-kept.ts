// Runs `kept` in this process and gives what it printed.
import { Readable } from 'node:stream'
import { kept } from '../../src/cli/app.ts'
import type { KeptContext } from '../../src/cli/context.ts'

export type Ran = { readonly out: string; readonly err: string; readonly code: number }

/** `now` is the clock; midnight UTC of 24 November 2026 unless told. */
export async function runKept(
  cwd: string,
  argv: readonly string[],
  now = Date.UTC(2026, 10, 24),
  stdin = '',
): Promise<Ran> {
  let out = ''
  let err = ''
  const process: KeptContext['process'] & { exitCode?: number | string | null } = {
    stdout: {
      write: (text: string) => {
        out += text
      },
    },
    stderr: {
      write: (text: string) => {
        err += text
      },
    },
    env: {},
  }
  await kept(argv, {
    process,
    clock: () => now,
    cwd,
    stdin: () => Readable.from([Buffer.from(stdin)]),
    isTerminal: false,
    isColoured: false,
    print: (text) => {
      out += `${text}\n`
    },
    warn: (text) => {
      err += `${text}\n`
    },
  })
  return { out, err, code: Number(process.exitCode ?? 0) }
}
