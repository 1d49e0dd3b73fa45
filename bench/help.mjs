// `kept --help`, against `node -e 0`.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { printRatio } from './measure/alternate.mjs'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/** Prints the ratio of the two start times; the bound is 1.6 on Node 20 and 1.4 from Node 24 on. */
export function bench() {
  const ratioMax = Number(process.versions.node.split('.')[0]) >= 24 ? 1.4 : 1.6
  return printRatio({
    name: 'help',
    ratioMax,
    rounds: 25,
    a: { name: 'kept --help', run: () => start([main, '--help']) },
    b: { name: 'node -e 0', run: () => start(['-e', '0']) },
  })
}

function start(args) {
  execFileSync(process.execPath, args, { stdio: 'ignore' })
}
