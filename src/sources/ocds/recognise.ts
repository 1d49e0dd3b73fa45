// Tells by its first bytes whether a file holds OCDS or OC4IDS, and chooses the source that it belongs to.
import { basename } from 'node:path'
import { Refusal } from '../../base/refusal.ts'
import { readBytes } from '../bytes.ts'
import { fitsName, type Source } from '../source.ts'

/** True for JSON that begins as a release, record, project or a package of them, and for zip archives that are no workbook. */
export async function holdsReleases(path: string): Promise<boolean> {
  for await (const chunk of readBytes(path)) {
    if (chunk[0] === 0x50 && chunk[1] === 0x4b)
      return !/\.xls[xm]$/i.test(path) && !chunk.includes('[Content_Types].xml')
    const head = chunk
      .toString('utf8', 0, headBytes)
      .replace(/^\ufeff/, '')
      .trimStart()
    return /^[[{]/.test(head) && marks.test(head)
  }
  return false
}

const headBytes = 65_536
const marks = /"ocid"\s*:|"(?:releases|records|projects)"\s*:\s*\[|"contractingProcesses"\s*:/

/** The source of contracts for a file: the one given, or the one whose `ocds: files:` fits the file's name. */
export function chooseDealSource(file: string, sources: readonly Source[]): Source {
  const ofDeals = sources.filter((source) => source.file.ocds !== undefined)
  const only = sources.length === 1 ? sources[0]! : undefined
  if (only !== undefined) {
    if (only.file.ocds !== undefined) return only
    const problem = 'The file holds contracts, and the source describes tables.'
    throw new Refusal('ocds-source-other', { file, source: only.file.source, problem })
  }
  const fitting = ofDeals.filter(({ file: { ocds } }) => ocds?.files !== undefined && fitsName(file, ocds.files))
  if (fitting.length === 1) return fitting[0]!
  const names = fitting.map((source) => source.file.source).join(', ')
  throw new Refusal('ocds-source-needed', { file: basename(file), fitting: names === '' ? 'none' : names })
}
