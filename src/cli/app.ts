// The application `kept`: finds the command files by their place and runs the one that is asked for.
import { readdirSync } from 'node:fs'
import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core'
import type { KeptContext } from './context.ts'
import { exitCodeOf, failureText } from './failure.ts'

type Routes = Parameters<typeof buildRouteMap>[0]['routes']

const folder = new URL('./command/', import.meta.url)
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** Names of the commands: those of the files in command/. */
export function commandNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z-]+\.(ts|js)$/.test(file))
    .map((file) => file.slice(0, file.lastIndexOf('.')))
    .sort()
}

/** Runs a command line; the exit code is left in `context.process.exitCode`. */
export async function kept(argv: readonly string[], context: KeptContext): Promise<void> {
  const asked = argv[0]
  if (argv.length === 1 && (asked === '--version' || asked === '-v')) {
    const { version } = await import('./version.ts')
    context.print(version())
    return
  }
  // A command that is named needs no other command's file; help needs them all.
  const names = commandNames()
  const app = await applicationOf(asked !== undefined && names.includes(asked) ? [asked] : names, context.isColoured)
  await run(app, argv, context)
  const { process } = context
  // The scanner's own codes for a wrong call are negative; 2 is what a shell expects.
  if (typeof process.exitCode === 'number' && process.exitCode < 0) process.exitCode = 2
}

async function applicationOf(names: readonly string[], isColoured: boolean) {
  const loaded = names.map(async (name) => {
    const module = (await import(new URL(`${name}${extension}`, folder).href)) as { readonly default: unknown }
    return [name, module.default] as const
  })
  const routes = Object.fromEntries(await Promise.all(loaded)) as Routes
  const root = buildRouteMap({ routes, docs: { brief, fullDescription } })
  return buildApplication(root, {
    name: 'kept',
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    documentation: { caseStyle: 'convert-camel-to-kebab', disableAnsiColor: !isColoured, useAliasInUsageLine: false },
    localization: { text: { ...text_en, exceptionWhileRunningCommand: failureText, commandErrorResult: failureText } },
    determineExitCode: exitCodeOf,
  })
}

const brief = 'The open record of what public bodies promised, what they contracted, and what they delivered.'
const fullDescription = `${brief}

Try it:  kept example
Start:   kept init city, then kept import promises.csv --record city, then kept score --record city`
