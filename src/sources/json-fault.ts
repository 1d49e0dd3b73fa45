// Finds where a JSON text breaks the grammar, which JSON.parse does not tell reliably.

/** `at` counts characters from 0; lines and columns count from 1. */
export type JsonFault = { readonly at: number; readonly line: number; readonly column: number }

/** The first place at which a text that JSON.parse refuses is not JSON (RFC 8259); its end where it is cut short. */
export function jsonFault(text: string): JsonFault {
  const at = new Checker(text).fault()
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return { at, line, column: at - before.lastIndexOf('\n') }
}

const space = /[ \t\n\r]*/y
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON forbids in strings
const stringBody = /[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y

class Checker {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  fault(): number {
    if (this.value()) this.skip(space)
    return this.at
  }

  // Walks one value without recursion, since nesting may be deeper than the stack; false stops at the fault.
  private value(): boolean {
    const closers: string[] = []
    for (;;) {
      this.skip(space)
      const sign = this.text[this.at]
      if (sign === '{' || sign === '[') {
        this.at += 1
        this.skip(space)
        const closer = sign === '{' ? '}' : ']'
        if (!this.take(closer)) {
          closers.push(closer)
          if (closer === '}' && !this.key()) return false
          continue
        }
      } else if (sign === '"' ? !this.string() : !this.skip(literal)) return false
      for (;;) {
        const closer = closers.at(-1)
        if (closer === undefined) return true
        this.skip(space)
        if (this.take(',')) {
          if (closer === '}' && !this.key()) return false
          break
        }
        if (!this.take(closer)) return false
        closers.pop()
      }
    }
  }

  private key(): boolean {
    this.skip(space)
    if (this.text[this.at] !== '"' || !this.string()) return false
    this.skip(space)
    return this.take(':')
  }

  private string(): boolean {
    this.at += 1
    this.skip(stringBody)
    return this.take('"')
  }

  private take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false
    this.at += 1
    return true
  }

  private skip(form: RegExp): boolean {
    form.lastIndex = this.at
    const length = form.exec(this.text)?.[0].length ?? 0
    this.at += length
    return length > 0
  }
}
