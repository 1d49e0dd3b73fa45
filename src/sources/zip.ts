// Reads the parts of a zip archive that is held in memory, each as a stream, and refuses archives that swell without end.
import {
  brokenDirectory,
  directoryPlace,
  localHeaderBytes,
  unpacked,
  type ZipEntry,
  ZipFault,
  zip64Place,
  zip64RecordBytes,
  zipEntries,
  zipTailBytes,
} from './zip-directory.ts'

/** A part's content in chunks. Throws a `ZipFault` where it is damaged or swells beyond the limits. */
export type ZipPart = () => AsyncGenerator<Buffer>

/** No part may swell to more than this. */
export const partBytesMax = 1_073_741_824

/** The parts by their names, from the archive's directory. Throws a `ZipFault`. */
export function zipParts(archive: Buffer): ReadonlyMap<string, ZipPart> {
  const place = directoryPlace(archive.subarray(Math.max(archive.length - zipTailBytes, 0)))
  const { at, count } =
    place.kind === 'directory' ? place : zip64Place(archive.subarray(place.at, place.at + zip64RecordBytes))
  if (at > archive.length) throw brokenDirectory()
  const entries = zipEntries(archive.subarray(at), count)
  return new Map(entries.map((entry) => [entry.name, () => partOf(archive, entry)]))
}

async function* partOf(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, offset, zippedBytes } = entry
  const start = offset + localHeaderBytes(archive.subarray(offset, offset + 30))
  if (start + zippedBytes > archive.length) throw new ZipFault('broken', `Its part ${name} is cut short`)
  yield* unpacked(one(archive.subarray(start, start + zippedBytes)), entry, partBytesMax)
}

async function* one(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk
}
