// Checks proof files in the browser: nothing is sent anywhere, and nothing is called verified that was not.
// The rules are those of C2SP tlog-proof, signed-note and tlog-checkpoint, and RFC 6962; src/record has the same in TypeScript.

const header = 'c2sp.org/tlog-proof@v1'
const lineBytesMax = 65_535
const fileBytesMax = 16_777_216
const signaturesMax = 100
const hashBytes = 32
const ed25519 = 1

/**
 * Checks the bytes of a proof file against the public key of a log.
 * `verified` only where form, path and signature all hold; `unable` where this browser cannot check a signature, whatever else
 * was found to hold; else `refused` with the reason.
 */
export async function checkProof(bytes, vkey, subtle = globalThis.crypto?.subtle) {
  if (subtle === undefined) return { kind: 'unable', reason: 'webcrypto-missing' }
  if (bytes.length > fileBytesMax) return refused('proof-too-long')
  const proof = parseProof(bytes)
  if (proof === undefined) return refused('proof-malformed')
  const note = parseNote(proof.checkpoint)
  const checkpoint = note && parseCheckpoint(note.text)
  if (checkpoint === undefined) return refused('checkpoint-malformed')
  const key = await parseVkey(vkey, subtle)
  if (key === undefined) return refused('key-malformed')
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId)
  if (own.length === 0) return refused('checkpoint-unsigned')
  const signed = await verifySignature(own[0].signature, note.text, key, subtle)
  if (signed === false) return refused('checkpoint-signature-wrong')
  if (checkpoint.origin !== key.name) return refused('checkpoint-foreign')
  if (proof.extra === null) return refused('entry-missing')
  const inclusion = { index: proof.index, size: checkpoint.size, path: proof.path }
  if (!(await verifyInclusion(inclusion, await leafHash(proof.extra, subtle), checkpoint.root, subtle)))
    return refused('path-wrong')
  if (signed === undefined) return { kind: 'unable', reason: 'ed25519-missing' }
  return { kind: 'verified', entry: proof.extra, index: proof.index, checkpoint, signedBy: key.name }
}

/** Reads a proof file; undefined where it breaks a rule of tlog-proof, "Format". */
export function parseProof(bytes) {
  const text = decodeUtf8(bytes)
  const split = text?.indexOf('\n\n') ?? -1
  if (split < 0) return undefined
  const lines = text.slice(0, split).split('\n')
  const checkpoint = text.slice(split + 2)
  if ([...lines, ...checkpoint.split('\n')].some(isTooLong) || lines.shift() !== header) return undefined
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift().slice('extra '.length)) : null
  const indexLine = lines.shift()
  const index = indexLine?.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : undefined
  const path = lines.map(decodeBase64)
  if (extra === undefined || index === undefined || !path.every((hash) => hash?.length === hashBytes)) return undefined
  return { extra, index, path, checkpoint }
}

/** Reads a signed note; undefined where it breaks a rule of signed-note, "Format". */
export function parseNote(whole) {
  const split = whole.lastIndexOf('\n\n')
  if (!whole.endsWith('\n') || split < 0) return undefined
  const text = whole.slice(0, split + 1)
  const lines = whole.slice(split + 2, -1).split('\n')
  if (hasControl(text) || lines.length > signaturesMax) return undefined
  const signatures = lines.map(parseSignature)
  return signatures.includes(undefined) ? undefined : { text, signatures }
}

function parseSignature(line) {
  const [dash, name, encoded, ...rest] = line.split(' ')
  if (dash !== '—' || name === undefined || encoded === undefined || rest.length > 0) return undefined
  const bytes = decodeBase64(encoded)
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, keyId: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

/** Reads a checkpoint's text; undefined where it breaks a rule of tlog-checkpoint, "Note text". */
export function parseCheckpoint(text) {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) return undefined
  const size = parseSize(lines[1])
  const root = decodeBase64(lines[2])
  return size === undefined || root?.length !== hashBytes ? undefined : { origin: lines[0], size, root }
}

// A log's own key is Ed25519; keys of other kinds sign no checkpoint of it.
async function parseVkey(vkey, subtle) {
  const [, name, keyId, encoded] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(vkey) ?? []
  if (name === undefined || !isKeyName(name)) return undefined
  const typed = decodeBase64(encoded)
  if (typed?.length !== 1 + 32 || typed[0] !== ed25519) return undefined
  const digest = await sha256([new TextEncoder().encode(`${name}\n`), typed], subtle)
  return hex(digest.subarray(0, 4)) === keyId ? { name, keyId, raw: typed.subarray(1) } : undefined
}

// True, false, or undefined where this browser has no Ed25519.
async function verifySignature(signature, text, { raw }, subtle) {
  let key
  try {
    key = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return undefined
  }
  try {
    return await subtle.verify({ name: 'Ed25519' }, key, signature, new TextEncoder().encode(text))
  } catch {
    return false
  }
}

/** True where the path leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
export async function verifyInclusion({ index, size, path }, leaf, root, subtle) {
  if (index < 0n || index >= size) return false
  let place = index
  let last = size - 1n
  let hash = leaf
  for (const sibling of path) {
    if (last === 0n) return false
    if (place % 2n === 1n || place === last) {
      hash = await nodeHash(sibling, hash, subtle)
      // The last node of a level that has no sibling there moves up unchanged.
      for (; place % 2n === 0n && place !== 0n; place >>= 1n) last >>= 1n
    } else {
      hash = await nodeHash(hash, sibling, subtle)
    }
    place >>= 1n
    last >>= 1n
  }
  return last === 0n && hash.every((byte, i) => byte === root[i])
}

function leafHash(entry, subtle) {
  return sha256([Uint8Array.of(0), entry], subtle)
}

function nodeHash(left, right, subtle) {
  return sha256([Uint8Array.of(1), left, right], subtle)
}

async function sha256(parts, subtle) {
  return new Uint8Array(await subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()))
}

/** Standard base64 with padding and nothing else; undefined for all other text. */
export function decodeBase64(text) {
  try {
    // The browser's decoder passes over spaces, missing padding and stray bits, so the bytes are encoded again and compared.
    const binary = atob(text)
    return btoa(binary) === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}

/**
 * An entry as readable text: JSON set out in lines without reading it into values, so that what is shown is what was hashed.
 * Marks that turn the direction of text are written as escapes. Undefined where the entry is no text.
 */
export function readable(entry) {
  const text = decodeUtf8(entry)
  if (text === undefined) return undefined
  const shown = isJson(text) ? setOut(text) : text
  return shown.replace(turning, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function setOut(json) {
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/g, (piece) => {
    if (piece === '{' || piece === '[') {
      depth += 1
      return piece + line()
    }
    if (piece === '}' || piece === ']') {
      depth -= 1
      return line() + piece
    }
    if (piece === ',') return `,${line()}`
    if (piece === ':') return ': '
    return /^\s+$/.test(piece) ? '' : piece
  })
}

function isJson(text) {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const turning = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

function decodeUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parseSize(text) {
  if (!/^(0|[1-9]\d{0,19})$/.test(text)) return undefined
  const size = BigInt(text)
  return size < 2n ** 64n ? size : undefined
}

function isKeyName(name) {
  return name !== '' && !/[\p{White_Space}+]/u.test(name)
}

function isTooLong(line) {
  return line.length * 3 > lineBytesMax && new TextEncoder().encode(line).length > lineBytesMax
}

function hasControl(text) {
  return [...text].some((char) => char < ' ' && char !== '\n')
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function refused(reason) {
  return { kind: 'refused', reason }
}

// From here on the page.
if (globalThis.document !== undefined) start(document.getElementById('verify-form'))

function start(form) {
  if (form === null) return
  const words = new Map()
  for (const one of document.getElementById('verify-words').content.querySelectorAll('[data-word]'))
    words.set(one.dataset.word, one.textContent)
  const file = form.querySelector('input[type=file]')
  const key = form.querySelector('[name=key]')
  const zone = form.querySelector('.drop')
  let turn = 0
  const check = async (chosen) => {
    turn += 1
    const mine = turn
    const verdict =
      chosen.size > fileBytesMax
        ? refused('proof-too-long')
        : await checkProof(new Uint8Array(await chosen.arrayBuffer()), key.value.trim())
    // Of two files chosen one after the other only the last may speak.
    if (mine === turn) show(verdict, chosen.name, words)
  }
  const again = () => {
    if (file.files.length > 0) void check(file.files[0])
  }
  form.querySelector('fieldset').disabled = false
  file.addEventListener('change', again)
  key.addEventListener('change', again)
  for (const name of ['dragenter', 'dragover']) zone.addEventListener(name, (event) => over(event, zone, true))
  zone.addEventListener('dragleave', (event) => over(event, zone, false))
  zone.addEventListener('drop', (event) => {
    over(event, zone, false)
    const { files } = event.dataTransfer
    if (files.length === 0) return
    file.files = files
    void check(files[0])
  })
}

function over(event, zone, isOver) {
  event.preventDefault()
  zone.classList.toggle('over', isOver)
}

function show(verdict, name, words) {
  const result = document.getElementById('verify-result')
  const said = (word, values = {}) => (words.get(word) ?? word).replace(/\{(\w+)\}/g, (_, slot) => values[slot] ?? '')
  const paragraph = (text, kind) => element('p', text, kind)
  result.className = `verdict ${verdict.kind}`
  if (verdict.kind !== 'verified') {
    result.replaceChildren(
      paragraph(said(verdict.kind), 'verdict-head'),
      paragraph(said(verdict.reason)),
      paragraph(name, 'verdict-file'),
    )
    return
  }
  const { index, checkpoint, signedBy, entry } = verdict
  const values = { index, size: checkpoint.size, origin: checkpoint.origin, key: signedBy }
  const text = readable(entry)
  const { size, root } = document.getElementById('verify-form').dataset
  const isEdition = size === String(checkpoint.size) && btoa(String.fromCharCode(...checkpoint.root)) === root
  result.replaceChildren(
    paragraph(said('verified'), 'verdict-head'),
    paragraph(said('holds', values)),
    paragraph(said(isEdition ? 'same-checkpoint' : 'other-checkpoint', values)),
    paragraph(name, 'verdict-file'),
    element('h3', said('entry')),
    text === undefined ? paragraph(said('entry-no-text')) : block(text, said('entry')),
  )
}

function block(text, label) {
  const pre = element('pre', text)
  pre.tabIndex = 0
  pre.dir = 'ltr'
  pre.setAttribute('role', 'region')
  pre.setAttribute('aria-label', label)
  return pre
}

function element(name, text, kind) {
  const made = document.createElement(name)
  made.textContent = text
  if (kind !== undefined) made.className = kind
  return made
}
