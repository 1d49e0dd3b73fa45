// Compiles the log's code for child processes, which a test can kill.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** Compiles the files of base and of record's own folder below `folder`, without checking types. */
export function compileRecord(folder: string): void {
  for (const layer of ['base', 'base/locale', 'record']) {
    for (const name of readdirSync(join(source, layer)).filter((file) => file.endsWith('.ts'))) {
      compile(join(layer, name), folder)
    }
  }
  write(join(folder, 'package.json'), '{"type":"module"}')
}

/** Compiles all of `kept` below `folder`, as the build does, without checking types; gives the path of its entry. */
export function compileKept(folder: string): string {
  const dist = join(folder, 'dist')
  cpSync(source, dist, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) compile(path, dist)
  }
  cpSync(join(source, '../package.json'), join(folder, 'package.json'))
  symlinkSync(join(source, '../node_modules'), join(folder, 'node_modules'))
  return join(dist, 'cli/main.js')
}

function compile(path: string, folder: string): void {
  const { outputText } = ts.transpileModule(readFileSync(join(source, path), 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  })
  // TypeScript 6.0 leaves the ending in some dynamic imports.
  const text = outputText.replace(/\bimport\('(\.[^']+)\.ts'\)/g, "import('$1.js')")
  write(join(folder, path.replace(/ts$/, 'js')), text)
}

/** Writes a script beside the compiled code and returns its path. */
export function childScript(folder: string, name: string, script: string): string {
  const path = join(folder, name)
  write(path, script)
  return path
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
