// What a command is given from outside: output, clock, working folder.
import type { CommandContext, StricliProcess } from '@stricli/core'

export type KeptContext = CommandContext & {
  readonly process: StricliProcess
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly cwd: string
  readonly stdin: () => AsyncIterable<Buffer>
  /** Progress is drawn only where a person looks on. */
  readonly isTerminal: boolean
  /** Colour is used only on a terminal, and not where NO_COLOR is set (no-color.org). */
  readonly isColoured: boolean
  readonly print: (text: string) => void
  readonly warn: (text: string) => void
}

export function contextOf(process: NodeJS.Process): KeptContext {
  return {
    process: process as unknown as StricliProcess,
    clock: () => Date.now(),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    isTerminal: process.stderr.isTTY === true,
    isColoured: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    print: (text) => void process.stdout.write(`${withoutControls(text)}\n`),
    warn: (text) => void process.stderr.write(`${withoutControls(text)}\n`),
  }
}

// Data can carry escape sequences; a terminal must not obey them. JSON has none of these characters as they stand.
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd')
}

/** The clock's day, YYYY-MM-DD, in UTC. */
export function todayOf(context: Pick<KeptContext, 'clock'>): string {
  return new Date(context.clock()).toISOString().slice(0, 10)
}
