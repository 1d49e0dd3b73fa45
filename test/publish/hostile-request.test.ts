// Whatever a reader sends, the server answers with a page or a clean refusal, and with the headers that keep others safe.
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idPath } from '../../src/publish/site-path.ts'
import { type RawAnswer, rawRequest } from './raw-request.ts'
import { hostileIds } from './sample-draft.ts'
import { type ServedSample, servedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await servedSample()
}, 120_000)
afterAll(() => sample.close())

const raw = (target: string, more = {}) => rawRequest(sample.port, target, more)
const long = 'a'.repeat(10_240)

// An address, and the statuses that it may have.
const requests: readonly (readonly [target: string, ...statuses: number[]])[] = [
  ['/', 200],
  ['/zh-Hans/index.html', 200],
  ['/bodies/nobody.html', 404],
  [`/commitments/${idPath(hostileIds.pledge)}.html`, 200],
  [`/bodies/${encodeURIComponent(hostileIds.body)}.html`, 404],
  ['/commitments-0.html', 404],
  ['/commitments-1.html', 404],
  ['/commitments--1.html', 404],
  ['/commitments-1000000000.html', 404],
  ['/commitments-1.5.html', 404],
  ['/commitments.html?page=0', 400],
  ['/commitments.html?page=-1', 400],
  ['/commitments.html?page=1e9', 400],
  ['/commitments.html?page=1000000', 404, 400],
  ['/commitments.html?page=1.5', 400],
  ['/commitments.html?page=%00', 400],
  ['/commitments.html?sort=;DROP%20TABLE', 400],
  ['/commitments.html?state=nothing-of-the-kind', 200],
  ['/commitments.html?state=%27%20OR%201%3D1--', 200],
  [`/commitments.html?${'state=a&'.repeat(40)}`, 200],
  [`/commitments.html?${Array.from({ length: 40 }, (_, i) => `state=${i}`).join('&')}`, 400],
  ['/commitments.html?unknown=1&unknown=2', 200],
  ['/commitments.html?__proto__=1&constructor=2', 200],
  [`/search.html?q=${long}`, 414],
  [`/${long}`, 414],
  ['/search.html?q=%22%20OR%20NEAR(*', 200],
  ['/search.html?q=%EF%BF%BE%00%01', 200, 400],
  ['/search.html?q=%ff%fe', 200, 400],
  ['/../../../../etc/passwd', 400, 404],
  ['/..%2f..%2f..%2fetc/passwd', 400, 404],
  ['/%2e%2e/%2e%2e/etc/passwd', 400, 404],
  ['/%252e%252e%252fetc%252fpasswd', 404],
  ['/..%5c..%5cetc', 404],
  ['/log/../../keys/key', 400, 404],
  ['/log/%2e%2e/kept.yaml', 400, 404],
  ['/log/tile/../../private', 400, 404],
  ['/log/tile/0/x001/../../../kept.yaml', 400, 404],
  ['/log/checkpoint', 200],
  ['/log/tile/0/000.p/9999', 404],
  ['/downloads/../edition.sqlite', 400, 404],
  ['/downloads/..%2fedition.sqlite', 400, 404],
  ['/downloads/%2fetc%2fpasswd', 404],
  ['/assets/style.css', 404],
  ['/assets/../style.css', 400, 404],
  ['/proofs/-1.tlog-proof', 404],
  ['/proofs/1e3.tlog-proof', 404],
  ['/proofs/99999999999999999999.tlog-proof', 404],
  ['/proofs/0x1.tlog-proof', 404],
  ['/proofs/0.tlog-proof', 200],
  ['/bodies/%00.html', 400],
  ['/%', 400],
  ['/%zz', 400],
  ['/%c3%28.html', 400],
  ['/index.html?as-of=%', 400],
  ['//index.html', 404],
  ['///evil.example/', 404],
  ['//evil.example/%2e%2e', 400, 404],
  ['/bodies//index.html', 404],
  ['/bodies/.html', 404],
  ['/index.html/', 404],
  ['/index.html;a=b', 404],
  ['/index.html?as-of=2099-01-01', 400],
  ['/index.html?as-of=2024-02-30', 400],
  ['/index.html?as-of=yesterday', 400],
  ['/index.html?as-of=2024-01-01&as-of=2024-01-02', 400],
  ['/index.html?known-at=never', 400],
  ['/index.html?known-at=2024-01-01T00:00:00', 400],
  ['/index.html?known-at=2001-01-01', 200],
  ['/index.html?known-at=2099-01-01', 200],
  ['/compare.html?with=a&with=b&with=c', 200, 400],
  [`/compare.html?body=${encodeURIComponent(hostileIds.body)}`, 200, 400],
  ['/changes/2024-02-30.html', 404],
  ['/changes/9999-99-99.html', 404],
  ['/badges/nothing.svg', 404],
  ['/embed/bodies/nothing.html', 404],
  ['/zh-Hans/nothing.html', 404],
  ['/zh-Hans', 404],
  ['/zh-Hans/zh-Hans/index.html', 404],
  ['/en/index.html', 404],
  ['/api', 404],
  ['/api/', 404],
  ['/api/v1', 404],
  ['/api/v2/bodies', 404],
  ['/api/v1/bodies?after=broken', 400],
  ['/api/v1/bodies?after=W10', 400],
  ['/api/v1/bodies?limit=0', 400],
  ['/api/v1/bodies?limit=1e9', 400],
  ['/api/v1/bodies?limit=10&limit=20', 400],
  ['/api/v1/bodies?nothing=1', 400],
  ['/api/v1/bodies?as-of=2099-01-01', 400, 404],
  ['/api/v1/bodies/%', 400, 404],
  ['/api/v1/bodies/%00', 404, 400],
  ['/api/v1/bodies/..%2f..%2fetc', 404, 400],
  ['/api/v1/bodies/../../../etc/passwd', 404],
  [`/api/v1/bodies/${encodeURIComponent(hostileIds.body)}`, 200],
  [`/api/v1/search?q=${long}`, 414],
  ['http://evil.example/index.html', 200],
  ['http://evil.example/api/v1/edition', 200],
]

describe('a request', () => {
  it.each(requests.map((one) => [one[0].slice(0, 80), one] as const))('GET %s', async (_, [target, ...statuses]) => {
    const answer = await raw(target)
    expect(statuses).toContain(answer.status)
    isClean(answer)
    const head = await raw(target, { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([answer.status, ''])
    isSafe(head)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is refused', async (method) => {
    for (const target of ['/', '/log/checkpoint', '/downloads/bodies.csv', '/nothing']) {
      const answer = await raw(target, { method, headers: ['Content-Length: 2', '', '{}'] })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      isClean(answer)
    }
    const api = await raw('/api/v1/bodies', { method })
    expect(api.status).toBe(method === 'OPTIONS' ? 204 : 405)
    isClean(api)
  })

  it.each(['TRACE', 'CONNECT', 'BREW'])('%s does no harm', async (method) => {
    const answer = await raw('/', { method }).catch(() => undefined)
    // Node ends a connection that asks for a tunnel.
    expect([400, 405, 501]).toContain(answer?.status || 400)
    if (answer !== undefined) expect(answer.body).not.toMatch(leak)
  })

  it('with a broken or a foreign host', async () => {
    for (const host of ['', 'evil.example', '[::1', 'a b', '127.0.0.1:99999', '\'"><script>']) {
      const answer = await rawRequest(sample.port, '/index.html', { headers: [`Host: ${host}`] })
      expect(answer.status, host).toBeLessThan(500)
      expect(answer.body).not.toMatch(leak)
      expect(answer.body).not.toContain('evil.example')
    }
  })

  it('with bytes that are no request', async () => {
    for (const target of ['/\0', '/ ', '/a b', '/é', '*', '', '/\r\nX: y']) {
      const answer = await raw(target)
      expect(answer.status, target).toBeLessThan(500)
      expect(answer.body).not.toMatch(leak)
    }
  })
})

describe('an answer', () => {
  it('shows two days side by side, each out of its own edition', async () => {
    const query = new URLSearchParams([
      ['body', 'council/ash'],
      ['from', '2025-01-01'],
      ['to', '2025-06-30'],
    ])
    const { status, body } = await raw(`/compare.html?${query}`)
    expect(status).toBe(200)
    expect(body).toContain('Judged, 1 Jan 2025')
    expect(body).toContain('Judged, 30 Jun 2025')
  })

  it('is 304 where the reader has it, and only there', async () => {
    for (const path of [
      '/index.html',
      '/downloads/bodies.csv',
      '/feeds/changes.atom',
      '/badges/bodies/council/oak.svg',
      '/api/v1/bodies',
    ]) {
      const first = await raw(path)
      const etag = first.headers.get('etag')!
      expect([path, first.status, etag]).toEqual([path, 200, expect.stringMatching(/^(W\/)?"[\w-]+"$/)])
      for (const given of [etag, `"other", ${etag}`, `W/${etag.replace('W/', '')}`, '*']) {
        const again = await raw(path, { headers: [`If-None-Match: ${given}`] })
        expect([path, given, again.status, again.body]).toEqual([path, given, 304, ''])
        expect(again.headers.get('etag')).toBe(etag)
        isSafe(again)
      }
      const other = await raw(path, { headers: ['If-None-Match: "other"'] })
      expect(other.status).toBe(200)
    }
    const etag = (await raw('/index.html')).headers.get('etag')
    for (const [path, status] of [
      ['/nothing.html', 404],
      ['/commitments.html?page=0', 400],
    ] as const) {
      const answer = await raw(path, { headers: [`If-None-Match: ${etag}`] })
      expect([path, answer.status, answer.headers.get('etag')]).toEqual([path, status, undefined])
    }
  })

  it('is compressed where the reader takes it, with the same words', async () => {
    const plain = await fetch(`${sample.base}commitments.html`, { headers: { 'accept-encoding': 'identity' } })
    const packed = await raw('/commitments.html', { headers: ['Accept-Encoding: gzip'] })
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip'])
    expect(packed.headers.get('vary')).toBe('Accept-Encoding')
    expect(gunzipSync(bodyOf(packed)).toString('utf8')).toBe(await plain.text())
    const refused = await raw('/commitments.html', { headers: ['Accept-Encoding: gzip;q=0, br'] })
    expect(refused.headers.get('content-encoding')).toBeUndefined()
  })

  it('may be framed by others only where it is made for that', async () => {
    const page = await raw('/index.html')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const embed = await raw('/embed/bodies/council/oak.html')
    expect([embed.status, embed.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining('frame-ancestors *'),
    ])
  })

  it('of an error is in the language of the path', async () => {
    expect(await fetch(`${sample.base}zh-Hans/nothing.html`).then((one) => one.text())).toContain(
      '<html lang="zh-Hans"',
    )
  })
})

// Parts of stacks, and of paths that only the server has.
const leak = /node_modules|\.ts:\d|\.js:\d|at \w+ \(|Error:|\/tmp\/|SQLITE|libsql|SELECT /

function isClean(answer: RawAnswer): void {
  expect(answer.status).toBeLessThan(500)
  if (!/octet-stream|tlog/.test(answer.headers.get('content-type') ?? '')) expect(answer.body).not.toMatch(leak)
  isSafe(answer)
}

function isSafe({ headers, status }: RawAnswer): void {
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain('frame-ancestors')
  expect([...headers.keys()]).not.toContain('set-cookie')
  expect([...headers.keys()]).not.toContain('x-powered-by')
  if (status >= 400) expect(headers.get('cache-control')).toBe('no-store')
}

/** Of an answer that came in chunks. */
function bodyOf({ body, headers }: RawAnswer): Buffer {
  if (headers.get('transfer-encoding') !== 'chunked') return Buffer.from(body, 'latin1')
  const parts: string[] = []
  for (let rest = body; ; ) {
    const end = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.slice(0, end), 16)
    if (!(size > 0)) return Buffer.from(parts.join(''), 'latin1')
    parts.push(rest.slice(end + 2, end + 2 + size))
    rest = rest.slice(end + 4 + size)
  }
}
