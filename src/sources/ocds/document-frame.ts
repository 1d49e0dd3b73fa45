// What is open at a place in a document of releases: arrays of elements, and objects whose kind shows by their members.
import { colon } from './json-scan.ts'

/** What an array holds: any values at the top of the text, or the releases, records or projects of a package. */
export type ElementKind = 'values' | 'releases' | 'records' | 'projects'

export type ArrayFrame = {
  readonly kind: 'array'
  readonly of: ElementKind
  /** What the first element begins with, up to its first colon: where the next element begins after a broken one. */
  signature: Buffer | undefined
  /** Whether elements begin their lines. */
  isFlush: boolean
  isEmpty: boolean
  comma: boolean
  inElement: boolean
}

/** Bytes kept for later, with the line they begin on. */
export type Held = { readonly text: Buffer; readonly line: number }

export type ObjectFrame = {
  readonly kind: 'object'
  /** What it is an element of; undefined at the top of the text. */
  readonly within: ElementKind | undefined
  readonly line: number
  state: 'key' | 'value' | 'behind' | 'closed'
  member: Member | undefined
  valueLine: number
  /** Whether it has an array of releases, records or projects, so that its elements count and not itself. */
  isPackage: boolean
  isRelease: boolean
  isProject: boolean
  /** Releases that it holds whole, and those that it only links to. */
  embedded: number
  linked: Held[]
  compiled: Held | undefined
  versioned: Held | undefined
  facts: { [key in FactMember]?: Buffer }
}

export type Frame = ArrayFrame | ObjectFrame

export type FactMember = 'version' | 'extensions' | 'publisher' | 'license' | 'publishedDate'

/** Members of an object that tell its kind or say something about a package. */
export type Member =
  | FactMember
  | 'releases'
  | 'records'
  | 'projects'
  | 'ocid'
  | 'compiledRelease'
  | 'versionedRelease'
  | 'contractingProcesses'
  | 'publicAuthority'
  | 'projectNumber'

export function arrayFrame(of: ElementKind): ArrayFrame {
  return {
    kind: 'array',
    of,
    signature: undefined,
    isFlush: false,
    isEmpty: true,
    comma: false,
    inElement: false,
  }
}

export function objectFrame(within: ElementKind | undefined, line: number): ObjectFrame {
  return {
    kind: 'object',
    within,
    line,
    state: 'key',
    member: undefined,
    valueLine: 0,
    isPackage: false,
    isRelease: false,
    isProject: false,
    embedded: 0,
    linked: [],
    compiled: undefined,
    versioned: undefined,
    facts: {},
  }
}

/** The member that a key names, its quotes at `from` and before `to`; undefined for members that do not matter here. */
export function memberOf(bytes: Buffer, from: number, to: number): Member | undefined {
  const candidates = membersByForm.get(form(to - from - 2, bytes[from + 1]!, bytes[from + 2]!))
  if (candidates === undefined) return undefined
  const key = bytes.toString('latin1', from + 1, to - 1)
  return candidates.find((member) => member === key)
}

/** From the beginning of an object to behind its first colon, copied; undefined where that is not near. */
export function signatureAt(bytes: Buffer, from: number, end: number): Buffer | undefined {
  const at = bytes.subarray(from, Math.min(end, from + signatureBytesMax)).indexOf(colon)
  return at < 0 ? undefined : Buffer.from(bytes.subarray(from, from + at + 1))
}

export const signatureBytesMax = 200

const members: readonly Member[] = [
  'releases',
  'records',
  'projects',
  'ocid',
  'compiledRelease',
  'versionedRelease',
  'contractingProcesses',
  'publicAuthority',
  'projectNumber',
  'version',
  'extensions',
  'publisher',
  'license',
  'publishedDate',
]

// Length and first letters, so that most keys are passed over without becoming text.
const membersByForm = new Map<number, Member[]>()
for (const member of members) {
  const key = form(member.length, member.charCodeAt(0), member.charCodeAt(1))
  membersByForm.set(key, [...(membersByForm.get(key) ?? []), member])
}

function form(length: number, first: number, second: number): number {
  return (length << 16) | (first << 8) | second
}
