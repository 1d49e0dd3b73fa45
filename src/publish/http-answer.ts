// What the site sends: answers and files with the headers that keep readers safe, compressed for those who take it.

import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { Sent } from './answer-memory.ts'
import { type Answer, policy } from './site.ts'

export type Headers = Readonly<Record<string, string>>

export const noStore: Headers = { 'cache-control': 'no-store' }
export const revalidate: Headers = { 'cache-control': 'public, max-age=60' }
export const forever: Headers = { 'cache-control': 'public, max-age=31536000, immutable' }

const everyHeader: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
}
const pageHeaders: Headers = {
  ...everyHeader,
  'content-security-policy': `${policy(false)}; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
}
const embedHeaders: Headers = { ...everyHeader, 'content-security-policy': `${policy(true)}; frame-ancestors *` }

/** Shorter bodies are not worth compressing. */
const gzipBytesMin = 1_024

/** Readies an answer for a reader who takes gzip or does not. */
export function encoded({ mediaType, body, isEmbed }: Answer, isGzip: boolean, more: Headers): Sent {
  const plain = typeof body === 'string' ? Buffer.from(body) : body
  const canCompress = isText(mediaType)
  const isCompressed = canCompress && isGzip && plain.length >= gzipBytesMin
  const bytes = isCompressed ? gzipSync(plain, { level: 6 }) : plain
  return {
    bytes,
    isEmbed,
    headers: {
      ...(isEmbed ? embedHeaders : pageHeaders),
      ...more,
      'content-type': mediaType,
      'content-length': String(bytes.length),
      ...(canCompress ? { vary: 'Accept-Encoding' } : {}),
      ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    },
  }
}

export function sendAnswer(context: Context, answer: Answer, more: Headers): Response {
  return send(encoded(answer, takesGzip(context), more), answer.status)
}

// Headers stay one plain object, which the server writes as it is: setting them one by one costs more than a page.
export function send({ bytes, headers }: Sent, status = 200): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers })
}

export function sendFile(context: Context, file: string, mediaType: string, more: Headers): Response {
  const headers = {
    ...pageHeaders,
    ...more,
    'content-type': mediaType,
    'content-length': String(statSync(file).size),
  }
  const body = context.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream)
  return new Response(body, { headers })
}

/** Whether the reader has it already. */
export function has(context: Context, etag: string): boolean {
  const given = headerOf(context, 'if-none-match')
  if (given === undefined) return false
  const plain = etag.replace('W/', '')
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace('W/', '') === plain)
}

// With what the whole answer would vary by: a store on the way takes the headers for its own.
export function unchanged(etag: string, isEmbed: boolean): Response {
  return new Response(null, {
    status: 304,
    headers: { ...(isEmbed ? embedHeaders : pageHeaders), ...revalidate, etag, vary: 'Accept-Encoding' },
  })
}

export function takesGzip(context: Context): boolean {
  const accepted = headerOf(context, 'accept-encoding')
  return accepted !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)
}

function isText(mediaType: string): boolean {
  return /^(text|application\/(json|.*\+json|.*xml)|image\/svg)/.test(mediaType)
}

// Node has parsed the headers already; asking the request for them would make a whole object of them.
function headerOf({ env, req }: Context, name: 'accept-encoding' | 'if-none-match'): string | undefined {
  const incoming = (env as { readonly incoming?: IncomingMessage } | undefined)?.incoming
  return incoming === undefined ? req.header(name) : (incoming.headers[name] as string | undefined)
}
