// The page on which a proof is checked, and what its script says.
const messages = {
  title: 'Verify',
  lead: 'Every event of this record stands in a log that nobody can rewrite unnoticed. A proof file shows that one event is in it, word for word. Check it here: the file stays on your device.',
  checkHead: 'Check a proof',
  file: 'Proof file (.tlog-proof)',
  drop: 'Drop the file here, or choose it.',
  key: 'Public key of the log',
  keyHint:
    'This is the key that this site names. Whoever doubts the site should take the key from somewhere else, such as an earlier copy or the operator directly.',
  needsScript:
    'This check runs in the browser and needs JavaScript, which is off here. The command below does the same without a browser.',
  resultHead: 'Result',
  waiting: 'No file chosen yet.',
  whereHead: 'Where proofs are',
  where:
    'Each finding, commitment, reply and correction has its proof to download on its own page. The file holds the event, its place in the log, the hashes that lead from it to the root, and the signed checkpoint.',
  commandHead: 'Without a browser',
  command: 'With Kept installed, one command checks a proof with the key and nothing else:',
  recordHead: 'The whole record',
  record:
    'With a copy of the record, this recomputes every leaf, tile and root, holds every event to its schema, and makes the derived tables again:',
  logHead: 'The log itself',
  log: 'The log is published as C2SP tlog-tiles: static files that independent tools read. It starts at the {checkpoint}.',
  checkpointLink: 'checkpoint',
  origin: 'Log',
  size: 'Entries',
  root: 'Root',
  keyName: 'Key',
  note: 'The checkpoint as signed',
  howHead: 'What is checked',
  how1: 'The form of the file, strictly: one text for one proof.',
  how2: 'The signature of the checkpoint (Ed25519) with the key above, and that the checkpoint is of that key’s own log.',
  how3: 'The hash of the event (SHA-256, RFC 6962), and that the path leads from it to the signed root at just this place.',
  limits:
    'A proof says that the event is in the log as shown. It does not say that what the event holds is true; for that there are evidence, reply and appeal.',
  verified: 'The proof holds.',
  refused: 'The proof does not hold.',
  unable: 'Not checked to the end: this browser cannot.',
  holds: 'This is entry {index} in the log {origin} of {size} entries, signed by the key {key}. Entries count from 0.',
  'same-checkpoint': 'Its checkpoint is that of this edition.',
  'other-checkpoint': 'Its checkpoint is another than that of this edition: the log was shorter or longer then.',
  entry: 'The event, as it stands in the log',
  'entry-no-text': 'The entry is no text, so it is not shown.',
  'webcrypto-missing':
    'The browser gives this page no cryptography, perhaps because the page did not come over HTTPS. Nothing was checked. Use the command below.',
  'ed25519-missing':
    'The path from the event to the root holds, but this browser has no Ed25519, so the signature was not checked and the proof counts for nothing yet. Use the command below, or a newer browser.',
  'proof-too-long': 'The file is longer than any proof can be.',
  'proof-malformed':
    'The file is no proof file, or it was cut off or changed: it does not keep to the form of c2sp.org/tlog-proof@v1.',
  'checkpoint-malformed': 'The checkpoint in the file does not keep to the form of a signed note.',
  'key-malformed': 'The key is none: it must read name+id+base64, and its id must fit name and key.',
  'checkpoint-unsigned': 'The checkpoint carries no signature by this key: it is of another log, or the key is wrong.',
  'checkpoint-signature-wrong': 'The signature under the checkpoint does not hold: the checkpoint was changed.',
  'checkpoint-foreign': 'The key signed a checkpoint of another log than its own.',
  'entry-missing':
    'The file has no event in it, as an event of more than 49,146 bytes does not fit. `kept verify` on a copy of the record checks such an entry.',
  'path-wrong':
    'The path does not lead from this event to the signed root: the event, its place or a hash was changed.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly verify: typeof messages
  }
}

export default messages
