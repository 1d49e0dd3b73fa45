// Copies files to a stream, no faster than its reader takes them.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'

/** A stream, or what stands for one in a test. */
export type Output = { readonly write: (text: string) => unknown }

/** Writes the files' bytes one after the other. */
export async function copyToStream(paths: readonly string[], output: Output): Promise<void> {
  const stream = output as NodeJS.WritableStream
  for (const path of paths) {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
      if (stream.write(chunk as Buffer) === false) await once(stream, 'drain')
    }
  }
}
