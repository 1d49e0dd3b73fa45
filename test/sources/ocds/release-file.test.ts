// Inputs of OCDS and OC4IDS in every form, whole and broken.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openContent, splitChunks } from './open.ts'
import { zipOf } from './zip-file.ts'

const releases = [
  { ocid: 'ocds-1', id: 'a', title: 'Straße "quoted" \\ {[}]', tag: ['tender'], nested: [[{ a: [] }], {}] },
  { ocid: 'ocds-2', id: 2, amount: 1.5e-7, text: '\u0000 \\" ,\n{"ocid": 日本 😀', empty: {}, none: null },
  { ocid: 'ocds-3', id: 'c', releasesNot: 'release', list: [true, false, null, -0.1, ''] },
]
const header = {
  uri: 'https://example.org/p',
  version: '1.1',
  publisher: { name: 'Ministry' },
  license: 'CC0',
  extensions: ['https://e.org/x'],
}
const records = [
  { ocid: 'ocds-1', compiledRelease: { ocid: 'ocds-1', tag: ['compiled'] }, releases: [releases[0]] },
  { ocid: 'ocds-2', releases: [releases[1], releases[2]], versionedRelease: { ocid: 'ocds-2' } },
]
const projects = [
  {
    id: 'p-1',
    title: 'Road',
    contractingProcesses: [{ id: 'ocds-1', releases: [{ url: 'https://e.org', ocid: 'x' }] }],
  },
  { id: 'p-2', sector: ['transport'], publicAuthority: { name: 'Roads' } },
]
const pretty = (value: unknown) => JSON.stringify(value, null, 2)
const lines = (values: readonly unknown[], end = '\n') => values.map((value) => JSON.stringify(value)).join(end)

const forms: Record<string, string> = {
  'JSON Lines': lines(releases),
  'JSON Lines with Windows line ends and blank lines': `\r\n${lines(releases, '\r\n\r\n')}\r\n`,
  'a package': JSON.stringify({ ...header, releases }),
  'a package, releases first': JSON.stringify({ releases, ...header }),
  'a pretty package': pretty({ ...header, releases }),
  'a pretty package with Windows line ends': pretty({ ...header, releases }).replaceAll('\n', '\r\n'),
  'a record package': JSON.stringify({ ...header, records }),
  'a pretty record package': pretty({ records, ...header }),
  'an array': JSON.stringify(releases),
  'a pretty array': pretty(releases),
  'an array of a line each': `[\n${lines(releases, ',\n')}\n]`,
  'an array of packages': JSON.stringify(releases.map((release) => ({ ...header, releases: [release] }))),
  'an array of arrays': JSON.stringify([[releases[0]], releases.slice(1)]),
  'concatenated values': releases.map((release) => JSON.stringify(release)).join(''),
  'concatenated pretty values': releases.map(pretty).join(''),
  'pretty values on lines of their own': releases.map(pretty).join('\n'),
  'concatenated packages': releases.map((release) => pretty({ ...header, releases: [release] })).join(''),
  'JSON Lines of packages': lines(releases.map((release) => ({ ...header, releases: [release] }))),
  'JSON Lines of records': lines(records),
  'a JSON text sequence': releases.map((release) => `\u001e${JSON.stringify(release)}\n`).join(''),
  'a mixture': `${JSON.stringify(releases[0])}\n${pretty({ ...header, releases: [releases[1]] })}\n${JSON.stringify([{ ocid: 'ocds-3', releases: [releases[2]] }])}`,
  'a mixture that begins as lines': `${JSON.stringify(releases[0])}\n${JSON.stringify({ releases: releases.slice(1) })}\n`,
  'lines with a record that begins as a release': lines([releases[0], { ocid: 'ocds-2', releases: releases.slice(1) }]),
}

const texts = (reading: Awaited<ReturnType<typeof openContent>>) =>
  reading.files.map(({ kind, lines }) => ({ kind, values: lines.map(({ text }) => JSON.parse(text)) }))

describe.each(Object.entries(forms))('%s', (name, text) => {
  const expected = [{ kind: 'releases', values: releases }]
  const content = Buffer.from(text)

  it.each([
    ['plain', content],
    ['gzip', gzipSync(content)],
    ['gzip of two members', Buffer.concat([gzipSync(content.subarray(0, 100)), gzipSync(content.subarray(100))])],
    ['zip', zipOf([['data/x.json', content]])],
    [
      'zip64',
      zipOf(
        [
          ['data/', Buffer.alloc(0)],
          ['data/x.json', content],
        ],
        true,
      ),
    ],
    ['gzip in zip', zipOf([['x.json.gz', gzipSync(content)]])],
    ['with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), content])],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (_, bytes) => {
    const reading = await openContent(bytes)
    expect(texts(reading)).toEqual(expected)
    expect(reading.bad).toEqual([])
    expect(reading.opened.digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    if (bytes === content) expect(reading.files[0]!.isInPlace).toBe(name.startsWith('JSON Lines') && !/of/.test(name))
  })

  it('streamed in chunks of one byte', async () => {
    for (const bytes of [content, gzipSync(content), zipOf([['x.json', content]])]) {
      const reading = await openContent([...bytes].map((byte) => Buffer.of(byte)))
      expect(texts(reading)).toEqual(expected)
      expect(reading.opened.digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  it('tells each release’s line', async () => {
    const { files } = await openContent(gzipSync(content))
    for (const line of files[0]!.lines) {
      const { ocid } = JSON.parse(line.text)
      const rest = text.split('\n').slice(line.line - 1)
      // On its line, or, where members are on lines of their own, the line behind its brace.
      expect(rest.slice(0, 2).join('\n')).toContain(`"${ocid}"`)
    }
  })

  it('is split alike however it is cut', () => {
    const whole = splitChunks([content])
    for (let at = 0; at <= content.length; at++) {
      expect(splitChunks([content.subarray(0, at), content.subarray(at)])).toEqual(whole)
    }
    expect(splitChunks([...content].map((byte) => Buffer.of(byte)))).toEqual(whole)
  })
})

describe('projects', () => {
  it.each([
    ['a package', JSON.stringify({ ...header, projects }), false],
    ['pretty', pretty({ projects }), false],
    ['JSON Lines', lines(projects), true],
    ['an array', pretty(projects), false],
  ])('%s', async (_, text, isInPlace) => {
    const reading = await openContent(Buffer.from(text))
    expect(texts(reading)).toEqual([{ kind: 'projects', values: projects }])
    expect(reading.files[0]!.isInPlace).toBe(isInPlace)
    expect(reading.codes).toEqual([])
  })

  it('beside releases are a file of their own', async () => {
    const reading = await openContent(Buffer.from(lines([projects[0], releases[0], { projects: [projects[1]] }])))
    expect(texts(reading)).toEqual([
      { kind: 'projects', values: projects },
      { kind: 'releases', values: [releases[0]] },
    ])
  })
})

describe('records', () => {
  const compiled = { ocid: 'ocds-1', tender: { id: 1, items: [{}] } }
  const link = { url: 'https://example.org/r', date: '2020-01-01T00:00:00Z', tag: ['tender'] }

  it.each(['releases first', 'compiled first'])(
    'with links give the compiled release, and say so: %s',
    async (order) => {
      const record =
        order === 'compiled first'
          ? { ocid: 'ocds-1', compiledRelease: compiled, releases: [link, link] }
          : { ocid: 'ocds-1', releases: [link, link], compiledRelease: compiled }
      const { files, codes, issues, bad } = await openContent(
        Buffer.from(pretty({ ...header, records: [record, record] })),
      )
      expect(files[0]!.lines.map(({ text, isCompiled }) => [JSON.parse(text), isCompiled])).toEqual([
        [compiled, true],
        [compiled, true],
      ])
      expect(codes).toEqual(['ocds-linked-compiled'])
      expect(issues[0]!.message).toContain('4 releases')
      expect(bad).toEqual([])
    },
  )

  it('with a compiled release alone, as lines too', async () => {
    const { files } = await openContent(
      Buffer.from(lines([{ ocid: 'ocds-1', compiledRelease: compiled }, releases[0]])),
    )
    expect(files[0]!.lines.map(({ text, isCompiled }) => [JSON.parse(text), isCompiled])).toEqual([
      [compiled, true],
      [releases[0], false],
    ])
  })

  it('with links alone, a versioned release alone or nothing are set aside', async () => {
    const given = [
      { ocid: '1', releases: [link] },
      { ocid: '2', versionedRelease: { ocid: '2' } },
      { ocid: '3' },
      { ocid: '4', releases: [releases[0]], compiledRelease: compiled },
    ]
    const { files, codes, bad } = await openContent(Buffer.from(JSON.stringify({ records: given })))
    expect(codes).toEqual(['ocds-linked', 'ocds-versioned-only', 'ocds-record-empty', 'ocds-compiled-beside'])
    expect(bad.map(({ text }) => JSON.parse(text))).toEqual([link, { ocid: '2' }, { ocid: '3' }])
    expect(files[0]!.lines).toHaveLength(1)
  })
})

describe('a bad part costs that part alone', () => {
  const [one, two, three] = releases.map((release) => JSON.stringify(release)) as [string, string, string]
  const good = [releases[0], releases[2]]

  // Each breaks the middle one of three; what is set aside is its text as it stood.
  const faults: Record<string, string> = {
    'an open text': '{"ocid":"ocds-2","title":"open,"x":{"y":1}}',
    'an open text at its end': '{"ocid":"ocds-2","title":"open',
    'a missing brace': '{"ocid":"ocds-2","x":{"y":1}',
    'a missing bracket': '{"ocid":"ocds-2","x":[{"y":1}}',
    'a cut behind a comma': '{"ocid":"ocds-2",',
    'a cut behind a colon': '{"ocid":"ocds-2","x":',
    'a cut behind a backslash': '{"ocid":"ocds-2","x":"\\',
    'a bracket of another kind': '{"ocid":"ocds-2","x":[1}}',
    'deep nesting': `{"ocid":"ocds-2","x":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
  }

  describe.each(Object.entries(faults))('%s', (_, fault) => {
    it.each([
      ['JSON Lines', `${one}\n${fault}\n${three}\n`],
      ['an array of a line each', `[\n${one},\n${fault},\n${three}\n]\n`],
      ['a minified package', `{"uri":"x","releases":[${one},${fault},${three}],"version":"1.1"}`],
      ['a package of a line each', `{"releases":[\n  ${one},\n  ${fault},\n  ${three}\n]}`],
      [
        'records',
        `{"records":[{"ocid":"r","releases":[${one}]},{"ocid":"r","releases":[${fault}]},{"ocid":"r","releases":[${three}]}]}`,
      ],
    ])('%s', async (form, text) => {
      for (const content of [Buffer.from(text), gzipSync(text)]) {
        const { files, bad, issues } = await openContent(content)
        if (files[0]!.isInPlace) {
          // Whoever parses the lines sets it aside.
          expect(files[0]!.lines.map(({ text }) => text)).toEqual([one, fault, three])
          continue
        }
        expect(files.flatMap(({ lines }) => lines.map(({ text }) => JSON.parse(text)))).toEqual(good)
        expect(bad).toHaveLength(1)
        expect(bad[0]!.text.startsWith(fault.replace(/,$/, ''))).toBe(true)
        if (form !== 'records') expect(bad[0]!.text).toBe(fault.replace(/,$/, ''))
        expect(bad[0]!.line).toBe(text.slice(0, text.indexOf(fault)).split('\n').length)
        expect(bad[0]!.reason).toBe(issues[0]!.message)
      }
      const whole = splitChunks([Buffer.from(text)])
      for (let at = 0; at <= Math.min(text.length, 400); at++) {
        const bytes = Buffer.from(text)
        expect(splitChunks([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole)
      }
      expect(splitChunks([...Buffer.from(text)].map((byte) => Buffer.of(byte)))).toEqual(whole)
    })
  })

  it('lines and elements that are no objects', async () => {
    const lined = await openContent(Buffer.from(`${one}\nnull\n"text"\n12\nsome words {}\n${three}`))
    expect(lined.bad.map(({ line, text }) => [line, text])).toEqual([
      [2, 'null'],
      [3, '"text"'],
      [4, '12'],
      [5, 'some words {}'],
    ])
    expect(lined.files[0]!.lines).toHaveLength(2)
    const listed = await openContent(Buffer.from(`{"releases":[${one},null,\n"a",[{}],12,${three}]}`))
    expect(listed.bad.map(({ line, text }) => [line, text])).toEqual([
      [1, 'null'],
      [2, '"a"'],
      [2, '[{}]'],
      [2, '12'],
    ])
    expect(listed.files[0]!.lines).toHaveLength(2)
  })

  it('what stands behind a release on its line spoils the line, in place or not', async () => {
    const text = `${one}\n${two} words\n${two}}\n${three}\n`
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const { files, bad } = await openContent(content)
      expect(bad.map(({ line, text }) => [line, text])).toEqual([
        [2, `${two} words`],
        [3, `${two}}`],
      ])
      expect(files[0]!.lines.map(({ text }) => text)).toEqual([one, three])
    }
  })

  it('commas too many or missing cost nothing', async () => {
    const { files, bad, codes, issues } = await openContent(Buffer.from(`{"releases":[,${one},,${two}\n${three},]}`))
    expect(files[0]!.lines.map(({ text }) => text)).toEqual([one, two, three])
    expect(bad).toEqual([])
    expect(codes).toEqual(['ocds-comma'])
    expect(issues[0]!.message).toContain('4 places')
  })

  it('a text cut short anywhere keeps every release before the cut', () => {
    for (const text of [
      `{"uri":"x","releases":[${one},${two},${three}],"version":"1.1"}`,
      pretty({ ...header, records }),
      pretty(releases),
    ]) {
      for (let at = 1; at < text.length; at++) {
        const told = splitChunks([Buffer.from(text.slice(0, at))]) as readonly (readonly unknown[])[]
        const whole = (splitChunks([Buffer.from(text)]) as readonly (readonly unknown[])[]).filter(
          ([kind, , , isCompiled]) => kind === 'releases' && isCompiled === false,
        )
        const found = told.filter(([kind, , , isCompiled]) => kind === 'releases' && isCompiled === false)
        expect(found).toEqual(whole.slice(0, found.length))
        if (text.slice(at).trim() !== '')
          expect(told.some(([code]) => code === 'ocds-cut-short' || code === 'ocds-part-cut-short')).toBe(true)
      }
    }
  })

  it('a release that is too long is passed over with its beginning', async () => {
    const long = JSON.stringify({ ocid: 'ocds-2', title: 'x'.repeat(50_000), a: [{ b: 'y'.repeat(50_000) }] })
    for (const text of [
      `${one}\n${long}\n${three}\n`,
      `{"releases":[${one},${long},${three}]}`,
      `[${one},${long},${three}]`,
    ]) {
      const { files, bad, codes } = await openContent(Buffer.from(text), { bytesMax: 10_000 })
      expect(files[0]!.lines.map(({ text }) => text)).toEqual([one, three])
      expect(codes).toEqual(['ocds-too-long'])
      expect(long.startsWith(bad[0]!.text)).toBe(true)
    }
  })

  it('no bytes whatever stop the reading, and chunks never matter', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      ' ',
      'a',
      '1',
      '{"ocid":',
      '"releases":[',
      '"x"',
      one,
      '{"ocid":"z"}',
      '"records":[',
      '\n{"ocid":"q"}\n',
      '"compiledRelease":{"ocid":"k"}',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.array(fc.nat(400), { maxLength: 6 }), (parts, cuts) => {
        const bytes = Buffer.from(parts.join(''))
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
        const chunks = places.slice(1).map((to, i) => bytes.subarray(places[i], to))
        expect(splitChunks(chunks)).toEqual(splitChunks([bytes]))
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('an input', () => {
  it('that is empty, or holds nothing, says so', async () => {
    for (const text of ['', ' \n\n', '[]', '{"releases":[]}', '{"records":[]}']) {
      const { files, codes } = await openContent(Buffer.from(text))
      expect(files).toEqual([])
      expect(codes).toEqual(['ocds-nothing'])
    }
  })

  it('that is no JSON is refused', async () => {
    for (const text of ['ocid,title\n1,a\n', '<!doctype html><p>', '%PDF-1.4 x']) {
      await expect(openContent(Buffer.from(text))).rejects.toThrow(expect.objectContaining({ code: 'ocds-unknown' }))
    }
  })

  it('of other objects names each', async () => {
    const { codes, bad } = await openContent(Buffer.from('{"error":"not found"}'))
    expect(codes).toEqual(['ocds-no-release', 'ocds-nothing'])
    expect(bad[0]).toMatchObject({ file: 'input.json', line: 1, text: '{"error":"not found"}' })
  })

  it('in windows-1252 is put into UTF-8, line by line', async () => {
    const text = Buffer.concat([
      Buffer.from('{"ocid":"1","t":"Café"}\n'),
      Buffer.from('{"ocid":"2","t":"Caf\u00e9 \u0080"}\n', 'latin1'),
    ])
    const { files, codes } = await openContent(text)
    expect(files[0]!.lines.map(({ text }) => JSON.parse(text).t)).toEqual(['Café', 'Café €'])
    expect(files[0]!.isInPlace).toBe(false)
    expect(codes).toEqual(['text-not-utf8'])
  })

  it('that is an archive of many names the member of each line', async () => {
    const members = [
      ['a/1.json', Buffer.from(pretty({ ...header, releases: [releases[0]] }))],
      ['read me.txt', Buffer.from('words\n')],
      ['2.jsonl', Buffer.from(lines([releases[1], projects[0]]))],
      ['empty.json', Buffer.alloc(0)],
      [
        '3.json',
        Buffer.from(
          JSON.stringify({ ...header, license: 'other', publisher: { name: 'Other' }, releases: [releases[2]] }),
        ),
      ],
    ] as const
    const { files, codes, issues, opened } = await openContent(zipOf(members), { name: 'all.zip' })
    expect(files.map(({ kind, lines }) => [kind, lines.map(({ name, line }) => [name, line])])).toEqual([
      [
        'releases',
        [
          ['all.zip/a/1.json', 10],
          ['all.zip/2.jsonl', 1],
          ['all.zip/3.json', 1],
        ].map(([name, line]) => [
          name,
          name === 'all.zip/a/1.json' ? pretty({ ...header, releases: [] }).split('\n').length : line,
        ]),
      ],
      ['projects', [['all.zip/2.jsonl', 2]]],
    ])
    expect(codes).toEqual(['ocds-member-skipped', 'ocds-publisher-differs', 'ocds-licence-differs'])
    expect(issues[1]).toMatchObject({ value: 'Other', place: { file: 'all.zip/3.json', line: 1, column: 'publisher' } })
    expect(opened).toMatchObject({
      publisher: 'Ministry',
      licence: 'CC0',
      facts: { version: '1.1', extensions: ['https://e.org/x'] },
    })
  })

  it('that is a damaged archive is refused', async () => {
    const archive = zipOf([['a.json', Buffer.from(lines(releases))]])
    const flipped = Buffer.from(archive)
    flipped[60]! ^= 0xff
    const cut = archive.subarray(0, archive.length - 30)
    for (const content of [flipped, cut]) {
      await expect(openContent(content)).rejects.toThrow(expect.objectContaining({ code: 'zip-broken' }))
    }
    await expect(openContent(gzipSync(lines(releases)).subarray(0, 60))).rejects.toThrow(
      expect.objectContaining({ code: 'gzip-broken' }),
    )
  })
})
