// Writes lines of text to a file by the megabyte.
import { closeSync, openSync, writeSync } from 'node:fs'

export type LineWriter = {
  /** Adds the text and a line end. */
  readonly write: (text: string) => void
  /** Writes what is held back and closes the file; gives the bytes written. */
  readonly close: () => number
}

const bufferBytes = 1_048_576

/** Opens a new file for lines; one that is there is emptied. */
export function lineWriter(path: string): LineWriter {
  const file = openSync(path, 'w')
  let buffer = Buffer.allocUnsafeSlow(bufferBytes)
  let held = 0
  let written = 0

  function flush(): void {
    for (let from = 0; from < held; ) from += writeSync(file, buffer, from, held - from)
    written += held
    held = 0
  }

  return {
    write(text) {
      // A UTF-16 unit takes at most three bytes.
      const bytesMax = text.length * 3 + 1
      if (bytesMax > buffer.length - held) flush()
      if (bytesMax > buffer.length) buffer = Buffer.allocUnsafeSlow(bytesMax)
      held += buffer.write(text, held, 'utf8')
      buffer[held++] = 0x0a
    },
    close() {
      flush()
      closeSync(file)
      return written
    },
  }
}
