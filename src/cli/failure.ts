// Words a failure for the terminal: what, why and what to do; a stack only for a fault of Kept's own.

type RefusalLike = Error & {
  readonly why: string
  readonly remedy: string
  readonly exitCode: number
  readonly code: string
}

export function failureText(error: unknown): string {
  if (isRefusal(error)) return `kept: ${error.message}\n  why:  ${error.why}\n  do:   ${error.remedy}`
  const told = systemFailure(error)
  if (told !== undefined) return `kept: ${told}`
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `kept: this is a fault of Kept itself, and nothing was appended by the step that failed\n${stack}`
}

export function exitCodeOf(error: unknown): number {
  return isRefusal(error) ? error.exitCode : systemFailure(error) === undefined ? 70 : 1
}

// By shape and not by class, so that the start needs no part of the engine.
function isRefusal(error: unknown): error is RefusalLike {
  return error instanceof Error && error.name === 'Refusal' && 'remedy' in error
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission was denied; check who owns it',
  EPERM: 'the system does not permit it; check who owns it',
  ENOSPC: 'the disk is full; free some space and run the command again',
  EISDIR: 'it is a folder, and a file is needed',
  ENOTDIR: 'part of the path is a file, and a folder is needed',
  EROFS: 'the disk can only be read',
  EMFILE: 'too many files are open; raise the limit with `ulimit -n`',
}

function systemFailure(error: unknown): string | undefined {
  const { code, path } = error as { readonly code?: string; readonly path?: string }
  const reason = code === undefined ? undefined : systemReasons[code]
  return reason === undefined ? undefined : `${path ?? 'a file'}: ${reason}`
}
