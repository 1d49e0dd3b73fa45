// Proof files: that an entry stands in the log, checked offline with the log's public key alone.
import { parseNote } from '../../record/note.ts'
import type { Commitment } from '../document/commitment.ts'
import { defineFile } from '../route.ts'

export default defineFile({
  path: 'proofs/{leaf}.tlog-proof',
  languages: 'one',
  mediaType: 'text/plain; charset=utf-8',
  *all(edition) {
    // Changes name every event that a reader can see; a commitment may show one that no list of changes does.
    const leaves = new Set(edition.ids('change'))
    for (const id of edition.ids('commitment')) {
      for (const leaf of provenLeaves(edition.get('commitment', id)!)) leaves.add(String(leaf))
    }
    for (const id of edition.ids('body')) {
      for (const { leaf } of edition.get('body', id)!.replies) leaves.add(String(leaf))
    }
    for (const leaf of leaves) yield { leaf }
  },
  file: ({ proof }, { leaf }) => (/^(0|[1-9]\d{0,14})$/.test(leaf!) ? proof(Number(leaf)) : undefined),
  isAsGood: (before, now) => provenPart(before) === provenPart(now) && isWhole(before),
})

/** Entries of the log that a commitment's page offers to prove: its own, and each finding on it. */
export function provenLeaves({ leaf, findings }: Commitment): readonly number[] {
  return [leaf, ...findings.map((finding) => finding.leaf)]
}

// The entry, its index and the log's name. Whether it is proved to an earlier checkpoint or to the newest is all the same.
function provenPart(proof: string): string {
  const path = proof.indexOf('\n', proof.indexOf('\nindex ') + 1)
  const note = proof.indexOf('\n\n')
  return `${proof.slice(0, path)}\n${proof.slice(note + 2, proof.indexOf('\n', note + 2))}`
}

// A writer that was cut off, or met a full disk, leaves the beginning of a file: it ends before its last signature does.
function isWhole(proof: string): boolean {
  return parseNote(Buffer.from(proof.slice(proof.indexOf('\n\n') + 2))) !== undefined
}
