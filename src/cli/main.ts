#!/usr/bin/env node
// The entry of the command `kept`.
import { existsSync, readFileSync } from 'node:fs'

// A reader that has seen enough (`kept show … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// The build keeps the text of the first help beside the code: nobody waits for twelve commands to load to read a list.
const help = new URL('./help.txt', import.meta.url)
const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h') && existsSync(help)) {
  process.stdout.write(readFileSync(help))
} else {
  const [{ kept }, { contextOf }] = await Promise.all([import('./app.ts'), import('./context.ts')])
  await kept(argv, contextOf(process))
}
