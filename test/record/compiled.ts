// Compiles the log's code for child processes, which a test can kill.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** Compiles the files of base and of record's own folder below `folder`, without checking types. */
export function compileRecord(folder: string): void {
  for (const layer of ['base', 'base/locale', 'record']) {
    for (const name of readdirSync(join(source, layer)).filter((file) => file.endsWith('.ts'))) {
      const { outputText } = ts.transpileModule(readFileSync(join(source, layer, name), 'utf8'), {
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2023,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      })
      write(join(folder, layer, name.replace(/ts$/, 'js')), outputText)
    }
  }
  write(join(folder, 'package.json'), '{"type":"module"}')
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
