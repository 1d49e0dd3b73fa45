import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { loadLocale } from '../../../src/page/locale.ts'
import commitment from '../../../src/publish/page/commitment.ts'
import { makeSite } from '../../../src/publish/site.ts'
import { sampleEdition } from '../sample-record.ts'
import { faultsOf } from '../validate.ts'

test('x', async () => {
  const { edition, close } = await sampleEdition()
  const site = makeSite({
    edition,
    locales: [await loadLocale('en')],
    routes: [commitment],
    isStatic: false,
    live: null,
    proof: () => undefined,
  } as never)
  let n = 0
  for (const path of site.paths()) {
    n++
    const body = String(site.answer(path)!.body)
    if (
      path.includes('-') &&
      /\/(ash|birch|cedar|elm|fir|hazel|larch|maple|oak|pine)-/.test(path) &&
      !/ash-1\.|oak-16/.test(path)
    )
      continue
    console.log(path, body.length)
    writeFileSync('/tmp/pages-out-' + path.replaceAll('/', '_'), body)
    for (const f of await faultsOf(body)) console.log('   ', f)
  }
  const paths = [...site.paths()].filter((p) => p.includes('ash-'))
  for (let r = 0; r < 3; r++) {
    const s = performance.now()
    let bytes = 0
    for (let i = 0; i < 2000; i++) bytes += site.answer(paths[i % paths.length]!)!.body.length
    console.log('answer µs', (((performance.now() - s) / 2000) * 1000).toFixed(1), bytes / 2000)
    const s2 = performance.now()
    for (let i = 0; i < 2000; i++) edition.at('commitment', 'sample/ash-1')
    console.log('at µs', (((performance.now() - s2) / 2000) * 1000).toFixed(1))
  }
  close()
}, 120000)
