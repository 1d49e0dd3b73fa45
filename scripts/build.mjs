// Compiles src/ to dist/ and copies the files that are read at run time (SQL, YAML, samples) beside the code.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

rmSync(dist, { recursive: true, force: true })
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  {
    stdio: 'inherit',
  },
)
cpSync(join(root, 'src'), dist, { recursive: true, filter: (path) => !path.endsWith('.ts') })
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('.js')) rewriteDynamicImports(join(dist, path))
}
chmodSync(join(dist, 'cli/main.js'), 0o755)
writeFileSync(join(dist, 'cli/help.txt'), execFileSync(process.execPath, [join(dist, 'cli/main.js'), '--help']))

// TypeScript 6.0 rewrites `.ts` in static imports, and leaves it in some dynamic ones.
function rewriteDynamicImports(path) {
  const text = readFileSync(path, 'utf8')
  const rewritten = text.replace(/\bimport\('(\.[^']+)\.ts'\)/g, "import('$1.js')")
  if (rewritten !== text) writeFileSync(path, rewritten)
}
