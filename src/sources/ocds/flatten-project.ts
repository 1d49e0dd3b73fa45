// Rows of an infrastructure project (OC4IDS): the project as one contract row, and one for each of its contracting processes.
import type { ProcessGroup } from './process-range.ts'
import type { Writing } from './writing.ts'

export function writeProject(_group: ProcessGroup, _ocidOf: (ocid: string) => string, _writing: Writing): void {}
