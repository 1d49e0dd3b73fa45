#!/usr/bin/env node
// The command `kept`: finds the command files by their place and runs the one that is asked for.
import { readdirSync } from 'node:fs'
import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core'
import { contextOf } from './context.ts'
import { exitCodeOf, failureText } from './failure.ts'

type Routes = Parameters<typeof buildRouteMap>[0]['routes']

const folder = new URL('./command/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => /^[a-z-]+\.(ts|js)$/.test(file))
  .map((file) => file.slice(0, file.lastIndexOf('.')))
  .sort()

// A command that is named needs no other command's file; help needs them all.
const asked = process.argv[2]
const needed = asked !== undefined && names.includes(asked) ? [asked] : names
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const routes: Record<string, unknown> = {}
for (const name of needed) {
  const module = (await import(new URL(`${name}${extension}`, folder).href)) as { readonly default: unknown }
  routes[name] = module.default
}

const root = buildRouteMap({
  routes: routes as Routes,
  docs: {
    brief: 'The open record of what public bodies promised, what they contracted, and what they delivered.',
    fullDescription: [
      'The open record of what public bodies promised, what they contracted, and what they delivered.',
      '',
      'Try it:  kept example',
      'Start:   kept init my-record && cd my-record && kept import promises.csv && kept score',
    ].join('\n'),
  },
})

const app = buildApplication(root, {
  name: 'kept',
  scanner: { caseStyle: 'allow-kebab-for-camel' },
  documentation: {
    caseStyle: 'convert-camel-to-kebab',
    disableAnsiColor: process.stdout.isTTY !== true,
    useAliasInUsageLine: false,
  },
  localization: {
    text: { ...text_en, exceptionWhileRunningCommand: failureText, commandErrorResult: failureText },
  },
  determineExitCode: exitCodeOf,
})

// A reader that has seen enough (`kept show … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

if (process.argv.length === 3 && (asked === '--version' || asked === '-v')) {
  const { version } = await import('./version.ts')
  process.stdout.write(`${version()}\n`)
} else {
  await run(app, process.argv.slice(2), contextOf(process))
  // The scanner's own codes for a wrong call are negative; 2 is what a shell expects.
  if (typeof process.exitCode === 'number' && process.exitCode < 0) process.exitCode = 2
}
