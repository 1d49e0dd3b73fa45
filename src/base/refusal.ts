// An operation that cannot go on. Its message says what, why and what to do; the command line turns it into an exit code.
import { refusalWording } from './locale/en-refusal.ts'
import { fill } from './wording.ts'

export type RefusalCode = keyof typeof refusalWording

/** Exit codes of `kept`: 1 the check or operation failed, 2 the call itself was wrong. */
export type ExitCode = 1 | 2

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly exitCode: ExitCode
  /** Why it cannot go on. */
  readonly why: string
  /** What the operator can do about it. */
  readonly remedy: string

  constructor(code: RefusalCode, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    const wording = refusalWording[code]
    super(fill(wording.what, params), options)
    this.name = 'Refusal'
    this.code = code
    this.exitCode = wording.exit
    this.why = fill(wording.why, params)
    this.remedy = fill(wording.remedy, params)
  }
}
