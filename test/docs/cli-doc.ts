// docs/cli.md, from the help of the commands themselves.
import { Readable } from 'node:stream'
import { commandNames, kept } from '../../src/cli/app.ts'
import type { KeptContext } from '../../src/cli/context.ts'

const subcommands: Readonly<Record<string, readonly string[]>> = { ocds: ['compile'], source: ['list', 'new'] }

export async function cliDoc(): Promise<string> {
  const parts = [
    '# The command `kept`',
    'Made from the help of the commands; `npm run docs` writes it anew. Every command prints this with `--help`.',
    'Exit codes: 0 done, 1 the check or operation failed, 2 the call was wrong, 70 a fault of Kept itself.',
    block(await help([])),
  ]
  for (const name of commandNames()) {
    parts.push(`## kept ${name}`, block(await help([name])))
    for (const sub of subcommands[name] ?? []) parts.push(`### kept ${name} ${sub}`, block(await help([name, sub])))
  }
  return `${parts.join('\n\n')}\n`
}

async function help(argv: readonly string[]): Promise<string> {
  let out = ''
  const stream = {
    write: (text: string) => {
      out += text
    },
  }
  const context: KeptContext = {
    process: { stdout: stream, stderr: stream, env: {} },
    clock: () => 0,
    cwd: '/',
    stdin: () => Readable.from([]),
    isTerminal: false,
    isColoured: false,
    print: (text) => {
      out += `${text}\n`
    },
    warn: () => {},
  }
  await kept([...argv, '--help'], context)
  return out
}

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``
}
