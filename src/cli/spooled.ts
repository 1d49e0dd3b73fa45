// Puts a pipe into a file for a while, since a pipe cannot be read at any byte.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Runs `use` with the path of a file that holds what the stream gave; the file is removed in every case. */
export async function spooled<Result>(
  stream: NodeJS.ReadableStream,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-pipe-'))
  try {
    const path = join(folder, 'input.jsonl')
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    return await use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
