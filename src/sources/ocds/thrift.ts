// Thrift's compact protocol, as far as a Parquet file needs it (https://github.com/apache/thrift, compact protocol).

/** Types of fields and list members. */
export const thriftType = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const

/** Writes one message; `bytes()` gives what was written. Numbers are whole and safe. */
export type ThriftWriter = {
  readonly openStruct: () => void
  readonly closeStruct: () => void
  readonly i32: (field: number, value: number) => void
  readonly i64: (field: number, value: number) => void
  readonly text: (field: number, value: string) => void
  /** A field that is a struct: its fields follow, then `closeStruct`. */
  readonly struct: (field: number) => void
  /** A field that is a list: its members follow, bare. */
  readonly list: (field: number, type: number, length: number) => void
  readonly bareI32: (value: number) => void
  readonly bareText: (value: string) => void
  readonly bytes: () => Buffer
}

export function thriftWriter(): ThriftWriter {
  const out: number[] = []
  const lastFields: number[] = []
  function header(field: number, type: number): void {
    const delta = field - lastFields[lastFields.length - 1]!
    lastFields[lastFields.length - 1] = field
    out.push((delta << 4) | type)
  }
  function bareText(value: string): void {
    const bytes = Buffer.from(value)
    pushVarint(out, bytes.length)
    for (const byte of bytes) out.push(byte)
  }
  const zigzag = (value: number): void => pushVarint(out, value >= 0 ? value * 2 : -value * 2 - 1)
  return {
    openStruct: () => void lastFields.push(0),
    closeStruct() {
      out.push(0)
      lastFields.pop()
    },
    i32(field, value) {
      header(field, thriftType.i32)
      zigzag(value)
    },
    i64(field, value) {
      header(field, thriftType.i64)
      zigzag(value)
    },
    text(field, value) {
      header(field, thriftType.binary)
      bareText(value)
    },
    struct(field) {
      header(field, thriftType.struct)
      lastFields.push(0)
    },
    list(field, type, length) {
      header(field, thriftType.list)
      if (length < 15) out.push((length << 4) | type)
      else {
        out.push(0xf0 | type)
        pushVarint(out, length)
      }
    },
    bareI32: zigzag,
    bareText,
    bytes: () => Buffer.from(out),
  }
}

/** The number as an unsigned LEB128, as Thrift and Parquet's hybrid runs write it. */
export function varint(value: number): Buffer {
  const out: number[] = []
  pushVarint(out, value)
  return Buffer.from(out)
}

// Division in place of shifts: offsets may pass 32 bits.
function pushVarint(out: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
}
