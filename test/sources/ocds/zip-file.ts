// Zip archives for tests, also in the zip64 form.
import { crc32, deflateRawSync } from 'node:zlib'

/** An archive of the members, packed; `zip64` writes every size and place in 64 bits. */
export function zipOf(members: readonly (readonly [name: string, content: Buffer])[], zip64 = false): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of members) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 18)
    local.writeUInt32LE(zip64 ? 0xffffffff : content.length, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    parts.push(local, Buffer.from(name), packed)
    directory.push(entryOf(name, content, packed, at, zip64))
    at += local.length + Buffer.byteLength(name) + packed.length
  }
  const entries = Buffer.concat(directory)
  return Buffer.concat([...parts, entries, ...endOf(at, entries.length, members.length, zip64)])
}

function entryOf(name: string, content: Buffer, packed: Buffer, at: number, zip64: boolean): Buffer {
  const extra = Buffer.alloc(zip64 ? 33 : 0)
  if (zip64) {
    // Another field stands before the sizes.
    extra.writeUInt16LE(0x5455)
    extra.writeUInt16LE(1, 2)
    extra.writeUInt16LE(1, 5)
    extra.writeUInt16LE(24, 7)
    for (const [i, size] of [content.length, packed.length, at].entries())
      extra.writeBigUInt64LE(BigInt(size), 9 + i * 8)
  }
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc32(content), 16)
  entry.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20)
  entry.writeUInt32LE(zip64 ? 0xffffffff : content.length, 24)
  entry.writeUInt16LE(Buffer.byteLength(name), 28)
  entry.writeUInt16LE(extra.length, 30)
  entry.writeUInt32LE(zip64 ? 0xffffffff : at, 42)
  return Buffer.concat([entry, Buffer.from(name), extra])
}

function endOf(at: number, bytes: number, count: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(zip64 ? 0xffff : count, 8)
  end.writeUInt16LE(zip64 ? 0xffff : count, 10)
  end.writeUInt32LE(zip64 ? 0xffffffff : bytes, 12)
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16)
  if (!zip64) return [end]
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(bytes), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50)
  locator.writeBigUInt64LE(BigInt(at + bytes), 8)
  locator.writeUInt32LE(1, 16)
  return [record, locator, end]
}
