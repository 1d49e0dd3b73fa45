// Runs a benchmark by its name, or lists them all: `npm run bench -- NAME`.
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('./', import.meta.url)
const name = process.argv[2]
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))

if (name === undefined) {
  for (const each of names) console.log(`${each.padEnd(12)} ${purposeOf(each)}`)
} else if (names.includes(name)) {
  const { bench } = await import(new URL(`${name}.mjs`, folder))
  await bench()
} else {
  console.error(`There is no benchmark ${name}. There are: ${names.join(', ')}.`)
  process.exitCode = 2
}

function purposeOf(each) {
  return readFileSync(new URL(`${each}.mjs`, folder), 'utf8')
    .split('\n')[0]
    .replace(/^\/\/ /, '')
}
