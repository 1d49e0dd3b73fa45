// Compiles src/ to dist/ and copies the files that are read at run time (SQL, YAML, samples) beside the code.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isRead = (path) => !path.endsWith('.ts')

rmSync(`${root}dist`, { recursive: true, force: true })
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`], { stdio: 'inherit' })
cpSync(`${root}src`, `${root}dist`, { recursive: true, filter: isRead })
chmodSync(`${root}dist/cli/main.js`, 0o755)
