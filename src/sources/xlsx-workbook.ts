// The parts of a workbook that its sheets lean on: names, shared texts, number formats.
import { type NumberKind, numberKind } from './xlsx-date.ts'
import { type XmlWalk, xmlWalker } from './xml.ts'
import type { ZipPart } from './zip.ts'
import { ZipFault } from './zip-directory.ts'

export type Sheet = { readonly name: string; readonly hidden: boolean; readonly part: ZipPart }

export type Workbook = {
  readonly sheets: readonly Sheet[]
  /** Days count from 1904, as old Macs did. */
  readonly from1904: boolean
  readonly texts: readonly string[]
  /** The kind of number that each cell style shows, by the style's number. */
  readonly kinds: readonly NumberKind[]
}

/** Shared texts are held in memory, and may have this many characters together. */
export const sharedCharactersMax = 256 * 1_048_576

/** Reads what stands around the sheets (ECMA-376 part 1, 18.2, 18.4 and 18.8). Throws a `ZipFault`. */
export async function readWorkbook(parts: ReadonlyMap<string, ZipPart>): Promise<Workbook> {
  const path = await workbookPath(parts)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const relations = await relationsOf(parts, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  const named: { readonly name: string; readonly hidden: boolean; readonly id: string }[] = []
  let from1904 = false
  await walkPart(parts.get(path)!, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const hidden = (attribute('state') ?? 'visible') !== 'visible'
      named.push({ name: attribute('name') ?? '', hidden, id: attribute('id') ?? '' })
    },
  })
  const sheets = named.flatMap(({ name, hidden, id }) => {
    const part = parts.get(relations.get(id)?.target ?? '')
    return part === undefined ? [] : [{ name, hidden, part }]
  })
  if (sheets.length === 0) throw new ZipFault('broken', 'It has no sheet of cells')
  const partOf = (type: string) => parts.get([...relations.values()].find((to) => to.type === type)?.target ?? '')
  return {
    sheets,
    from1904,
    texts: await sharedTexts(partOf('sharedStrings')),
    kinds: await styleKinds(partOf('styles')),
  }
}

/** Walks one part to its end. Throws a `ZipFault` where its XML breaks off. */
export async function walkPart(part: ZipPart, walk: Partial<XmlWalk>): Promise<void> {
  const walker = xmlWalker({ open: () => {}, text: () => {}, close: () => {}, ...walk })
  for await (const chunk of part()) if (!walker.take(chunk)) throw brokenXml()
  if (!walker.whole()) throw brokenXml()
}

export function brokenXml(): ZipFault {
  return new ZipFault('broken', 'The XML inside it breaks off')
}

type Relation = { readonly type: string; readonly target: string }

async function workbookPath(parts: ReadonlyMap<string, ZipPart>): Promise<string> {
  const relations = await relationsOf(parts, '_rels/.rels', '')
  const path = [...relations.values()].find((to) => to.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (parts.has(path) && /workbook[^/]*\.xml$/i.test(path)) return path
  throw new ZipFault('broken', 'It is a zip archive, but no workbook in the .xlsx form')
}

async function relationsOf(
  parts: ReadonlyMap<string, ZipPart>,
  path: string,
  folder: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  const part = parts.get(path)
  if (part === undefined) return relations
  await walkPart(part, {
    open(name, attribute) {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const type = (attribute('Type') ?? '').replace(/^.*\//, '')
      relations.set(attribute('Id') ?? '', { type, target: target.startsWith('/') ? target.slice(1) : folder + target })
    },
  })
  return relations
}

async function sharedTexts(part: ZipPart | undefined): Promise<readonly string[]> {
  const texts: string[] = []
  if (part === undefined) return texts
  let text = ''
  let reading = false
  let phonetic = false
  let characters = 0
  await walkPart(part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') reading = !phonetic
    },
    text(piece) {
      if (!reading) return
      text += piece
      characters += piece.length
      if (characters > sharedCharactersMax) throw new ZipFault('too-large', 'Its shared texts do not fit in memory')
    },
    close(name) {
      if (name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') texts.push(unescaped(text))
    },
  })
  return texts
}

/** Office writes characters that XML lacks as `_x000D_` (ECMA-376 part 1, 22.4.2.4); the underscore itself as `_x005F_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

async function styleKinds(part: ZipPart | undefined): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  if (part === undefined) return kinds
  let inCells = false
  await walkPart(part, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0)
        kinds.push(numberKind(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}
