// Builds XLSX files from the XML of their parts, well-formed or broken on purpose.
import { crc32, deflateRawSync } from 'node:zlib'

export type SheetSpec = { readonly name: string; readonly xml: string; readonly hidden?: boolean }

/** A workbook of sheets given by the XML inside their `sheetData`. */
export function workbook(
  sheets: readonly SheetSpec[],
  extra: { readonly texts?: string; readonly formats?: readonly string[]; readonly from1904?: boolean } = {},
): Buffer {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  const formats = extra.formats ?? []
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships ${packaged}><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr${extra.from1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${packaged}>${sheets
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdT" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdS" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${extra.texts ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${formats
      .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`)
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/>${formats
      .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  }
  sheets.forEach(({ xml }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet ${main}><sheetData>${xml}</sheetData></worksheet>`
  })
  return zip(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(head + xml)])))
}

/** Rows of inline text and numbers as sheet XML. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map(
      (row, i) => `<row r="${i + 1}">${row.map((value, c) => cellXml(`${letter(c)}${i + 1}`, value)).join('')}</row>`,
    )
    .join('')
}

function cellXml(place: string, value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

/** A zip archive of deflated parts. */
export function zip(parts: Readonly<Record<string, Buffer>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const zipped = deflateRawSync(content)
    const nameBytes = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(zipped.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, nameBytes, zipped)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, nameBytes)
    offset += 30 + nameBytes.length + zipped.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(directory.length / 4, 8)
  end.writeUInt16LE(directory.length / 4, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
