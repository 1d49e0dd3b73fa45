import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadAssets, tightSheet } from '../../src/publish/asset-file.ts'

it('a sheet loses its comments and spare white space, and keeps what means something', () => {
  const sheet = `/* What
   it is for. */
a:hover,
a > b + :focus {
  --gap: 1px;
  color: red;
  background:
    linear-gradient(red, blue) 50% / 0.5px,
    none;
  grid-template:
    "a b"
    "c d";
}
@media (max-width: 30rem) {
  q::after {
    content: " ↑: ";
  }
}
`
  expect(tightSheet(sheet)).toBe(
    'a:hover,a>b+:focus{--gap:1px;color:red;background:linear-gradient(red,blue) 50% / .5px,none;' +
      'grid-template:"a b" "c d"}@media (max-width:30rem){q::after{content:" ↑: "}}',
  )
})

it('the sheet of the pages is sent in at most 20 kB', () => {
  const sent = loadAssets().get('style.css')!.bytes
  expect(sent.length).toBeLessThanOrEqual(20_000)
  expect(sent.length).toBeLessThan(readFileSync('src/page/asset/style.css').length)
})
