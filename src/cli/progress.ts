// Progress on long work: one line on a terminal, redrawn; nothing where no person looks on.
import type { KeptContext } from './context.ts'

export type Progress = {
  readonly say: (text: string) => void
  readonly part: (text: string, done: number, total: number) => void
  readonly done: () => void
}

const redrawMilliseconds = 100

export function progressOn(context: KeptContext): Progress {
  if (!context.isTerminal) return { say: () => {}, part: () => {}, done: () => {} }
  let last = 0
  function draw(line: string): void {
    context.process.stderr.write(`\r\u001b[2K${line}`)
  }
  return {
    say: (text) => draw(`${text} …`),
    part(text, done, total) {
      const now = context.clock()
      if (now - last < redrawMilliseconds) return
      last = now
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0
      draw(`${text} … ${percent} %`)
    },
    done: () => void context.process.stderr.write('\r\u001b[2K'),
  }
}
