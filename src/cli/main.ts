#!/usr/bin/env node
// The entry of the command `kept`.
import { kept } from './app.ts'
import { contextOf } from './context.ts'

// A reader that has seen enough (`kept show … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await kept(process.argv.slice(2), contextOf(process))
