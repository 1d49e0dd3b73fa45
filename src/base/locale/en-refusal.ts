// The English wording of refusals, one entry a code: what cannot be done, why, and what to do.

type Wording = {
  readonly exit: 1 | 2
  readonly what: string
  readonly why: string
  readonly remedy: string
}

export const refusalWording = {
  'record-missing': {
    exit: 2,
    what: '{dir} is not a record',
    why: 'It has no kept.yaml.',
    remedy: 'Make one with `kept init {dir}`, or name the record with --record.',
  },
  'language-unknown': {
    exit: 2,
    what: 'there are no pages in the language {language}',
    why: 'Pages are written in: {known}.',
    remedy: 'Choose among these, or add a folder of messages to src/page/locale.',
  },
  'export-folder-foreign': {
    exit: 2,
    what: '{dir} is not empty, and no earlier export made it',
    why: 'An export takes away files of its last edition; it must not touch anything else.',
    remedy: 'Name an empty or new folder, or the folder of an earlier export.',
  },
  'edition-busy': {
    exit: 1,
    what: 'that moment is still being worked out',
    why: 'Several readers asked for other days at once, and one edition is made at a time.',
    remedy: 'Ask again in a few seconds.',
  },
  'edition-later': {
    exit: 2,
    what: 'there is no edition of {day} yet',
    why: 'The newest edition is of {newest}; nothing is known of later days.',
    remedy: 'Ask for {newest} or an earlier day.',
  },
  'edition-missing': {
    exit: 2,
    what: 'there is no edition at {path}',
    why: 'The pages, data and API are read from an edition, which is made from the record.',
    remedy: 'Run `kept serve` or `kept export`, which make it.',
  },
  'date-pattern-unknown': {
    exit: 2,
    what: 'the date format "{pattern}" is not known',
    why: 'A format is made of YYYY or YY, MM, M, MMM or MMMM, DD or D, HH, mm, ss, SSS, Z and the signs between them, each once.',
    remedy: 'Write it so, for example DD/MM/YYYY, D MMM YYYY or YYYY-MM-DD, or use ISO.',
  },
  'event-kind-unknown': {
    exit: 2,
    what: 'no kind of event is called {kind}',
    why: 'The record only takes kinds that have a schema.',
    remedy: 'See docs/data.md for the kinds of event.',
  },
  'event-invalid': {
    exit: 2,
    what: 'an event of kind {kind} does not hold to its schema',
    why: '{where}',
    remedy: 'Mend the event; nothing was appended.',
  },
  'event-not-sealable': {
    exit: 2,
    what: 'an event of kind {kind} cannot be sealed',
    why: 'Only codings, drafts of findings, notices, replies, appeals and conflict statements may be logged sealed.',
    remedy: 'Append it in the open.',
  },
  'source-missing': {
    exit: 2,
    what: 'there is no source {source}',
    why: 'It is neither a preset nor the path of a source.yaml.',
    remedy: 'Presets are: {presets}. For a table of your own, draft one with `kept source new FILE`.',
  },
  'ocds-source-needed': {
    exit: 2,
    what: '{file} holds contracts (OCDS or OC4IDS), and no source says whose they are',
    why: 'Nothing is imported without its publisher and licence. Sources that fit its name: {fitting}.',
    remedy:
      'Name one with --source ID, or write a source.yaml of eight lines (source, title, publisher, licence, attribution, language, jurisdiction, ocds: {}) and give its path; docs/add-a-source.md has one to copy.',
  },
  'ocds-source-other': {
    exit: 2,
    what: '{file} cannot be read by the source {source}',
    why: '{problem}',
    remedy: 'Import releases and tables apart, and releases of one source at a time; name the right one with --source.',
  },
  'ocds-raw-missing': {
    exit: 1,
    what: 'an earlier input of {source} is not there any more, or is another: {path}',
    why: 'The new file speaks of processes that are in the record already; both must be merged together.',
    remedy: 'Restore private/raw from a backup and import again.',
  },
  'source-invalid': {
    exit: 2,
    what: '{path} is not a valid source',
    why: '{problem}',
    remedy: 'Mend that line; docs/add-a-source.md describes every field.',
  },
  'jurisdiction-unknown': {
    exit: 2,
    what: 'there is no file for the jurisdiction {code}',
    why: 'Known are {codes}.',
    remedy: 'Use `international`, or add its file; docs/jurisdictions.md says how.',
  },
  'jurisdiction-invalid': {
    exit: 2,
    what: '{path} is not a valid jurisdiction',
    why: '{problem}',
    remedy: 'Mend that line; docs/jurisdictions.md describes every field.',
  },
  'crosswalk-columns': {
    exit: 2,
    what: '{path} is no crosswalk',
    why: 'It has no column {missing}.',
    remedy: 'A crosswalk is a CSV file with the columns id,name,body,bodyName; the import drafts the rows it needs.',
  },
  'debarment-list-unknown': {
    exit: 2,
    what: '{path} is no debarment list that Kept knows',
    why: 'It is neither targets.simple.csv nor FollowTheMoney JSON of OpenSanctions, nor the list of the World Bank.',
    remedy: 'Take one of these files as it is published; docs/debarment.md names their columns.',
  },
  'candidate-missing': {
    exit: 2,
    what: 'there is no candidate {id}',
    why: 'No screening of this record gave one of that name.',
    remedy: 'Run `kept debarment screen LIST` again; it prints the candidates with their ids.',
  },
  'candidate-settled': {
    exit: 2,
    what: 'candidate {id} is {state} already',
    why: 'Nothing would change.',
    remedy: 'Confirm a rejected one, or reject a confirmed one, to change what was said.',
  },
  'table-unknown': {
    exit: 2,
    what: 'no source knows the table in {file}',
    why: 'The nearest is {nearest}, which also reads: {missing}.',
    remedy: 'Name its source with --source, or draft one with `kept source new {file}`.',
  },
  'table-ambiguous': {
    exit: 2,
    what: 'several sources could read {file}',
    why: 'Its columns fit {fitting}.',
    remedy: 'Name one with --source.',
  },
  'flags-input': {
    what: 'Nothing to compute flags over: {given} are given.',
    why: 'Flags are computed over files of releases, or over the contracts of a record.',
    remedy: 'Name files, or a record with --record DIR.',
    exit: 2,
  },
  'raw-missing': {
    what: 'The raw input {path} is not there.',
    why: 'Flags are computed over releases as they were published, which lie in private/ and are no part of a published copy.',
    remedy: 'Run the command on the record that imported them, or name the files of releases.',
    exit: 1,
  },
  'flag-settings-invalid': {
    exit: 2,
    what: '{path} does not hold settings of flags',
    why: '{problem}.',
    remedy: 'Mend it; docs/add-a-flag.md describes the file, and the page of each flag its settings.',
  },
  'flag-unknown': {
    exit: 2,
    what: 'there is no flag {name}',
    why: 'Flags are: {flags}.',
    remedy: 'Name one of them, by its name or its code.',
  },
  'entry-too-large': {
    exit: 1,
    what: 'entry {entry} is too large: {bytes} bytes',
    why: 'An entry of the log has at most 65,535 bytes, the most that its length field can tell. Nothing was appended.',
    remedy: 'Move its long text to an evidence file and refer to it by its hash.',
  },
  'key-name-invalid': {
    exit: 2,
    what: '"{name}" cannot name a key',
    why: 'The name of a log and its key is not empty and has neither spaces nor plus signs.',
    remedy: 'Choose a name like record.example/log, best a URL that you control, without its scheme.',
  },
  'key-exists': {
    exit: 2,
    what: 'there is a key already: {path}',
    why: 'A log whose key is lost or replaced cannot be appended to under its name.',
    remedy: 'Keep this key, or choose another folder.',
  },
  'key-missing': {
    exit: 2,
    what: 'the key {path} is missing',
    why: 'Appending signs the log with the private key; checking it needs the public one.',
    remedy: 'Restore the keys folder from its backup, or name the folder that has it.',
  },
  'key-invalid': {
    exit: 2,
    what: '{path} does not hold the key it should',
    why: 'It is not an Ed25519 key as Kept writes it, or the private key and the vkey do not belong together.',
    remedy: 'Restore both files of the keys folder from one backup.',
  },
  'vkey-invalid': {
    exit: 2,
    what: '"{vkey}" is not a public key',
    why: 'A vkey is written <name>+<key id>+<base64>, and its key id is computed from the other two parts.',
    remedy: 'Copy the whole line again, without spaces or line breaks.',
  },
  'note-unsignable': {
    exit: 1,
    what: 'this text cannot be signed',
    why: 'A signed note ends in a newline, is valid Unicode and has no control characters.',
    remedy: 'Take them out of the text, such as tabs in the name of the log.',
  },
  'log-exists': {
    exit: 2,
    what: '{dir} has a log already',
    why: 'A new log in its place would break every proof and link to it.',
    remedy: 'Open it, or choose another folder.',
  },
  'log-missing': {
    exit: 2,
    what: '{dir} has no log',
    why: 'It has no checkpoint.',
    remedy: 'Name the folder that holds the file `checkpoint`, or restore it from a backup.',
  },
  'log-locked': {
    exit: 1,
    what: 'another process is writing to {folder}',
    why: 'Process {pid} on {host} has held the lock since {since}.',
    remedy: 'Wait until it ends. If that process is surely gone, remove {path}.',
  },
  'log-locked-often': {
    exit: 1,
    what: 'the lock of {folder} could not be taken',
    why: 'Several processes tried for it at the same moment.',
    remedy: 'Try again.',
  },
  'log-moved': {
    exit: 1,
    what: 'the log {dir} has grown since it was opened',
    why: 'It had {size} entries then and has {found} now.',
    remedy: 'Run the command again: it starts from the new state.',
  },
  'log-key-differs': {
    exit: 2,
    what: 'this key cannot sign the log {dir}',
    why: 'The log is signed by {vkey}.',
    remedy: 'Use the key that the log was made with.',
  },
  'log-tile-differs': {
    exit: 1,
    what: '{path} exists with other bytes',
    why: 'A published file of the log never changes; this one contradicts what would be appended. Nothing was published.',
    remedy:
      'If the checkpoint was restored from an older backup, restore the newer one; otherwise compare this file with a published copy.',
  },
  'log-tile-missing': {
    exit: 1,
    what: '{path} is missing',
    why: 'The checkpoint speaks for a log that has this file.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-tile-short': {
    exit: 1,
    what: '{path} has {bytes} bytes, not {expected}',
    why: 'A tile of the log holds 32 bytes for each of its hashes.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-bundle-malformed': {
    exit: 1,
    what: '{path} is not a bundle of entries',
    why: 'It does not hold exactly {entries} entries, each after its length.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-entry-differs': {
    exit: 1,
    what: 'entry {entry} in {path} is not the one that was signed',
    why: 'Its hash is not the one in the tile of level 0.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-edge-differs': {
    exit: 1,
    what: 'the tiles of {dir} do not fit its checkpoint',
    why: 'The last tiles of each level do not give the signed root for {size} entries.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-checkpoint-malformed': {
    exit: 1,
    what: '{path} is not a checkpoint',
    why: 'It does not read as a signed note with origin, size and root.',
    remedy:
      'Compare the folder with a backup or a published copy, and restore the file named from there; `kept verify` shows the first place that is wrong.',
  },
  'log-checkpoint-unsigned': {
    exit: 1,
    what: 'the signature over {path} does not hold',
    why: 'It is not signed by {vkey}.',
    remedy:
      'Check that this is the key of the log; if it is, do not trust this copy, and restore the checkpoint from a backup.',
  },
  'log-checkpoint-foreign': {
    exit: 1,
    what: '{path} is the checkpoint of another log',
    why: 'It speaks for {origin}, and the key is named {name}.',
    remedy: 'Check that key and log belong together.',
  },
  'record-exists': {
    exit: 2,
    what: '{dir} is a record already',
    why: 'A record is made once and then grows.',
    remedy: 'Import into it with `kept import FILE --record {dir}`, or choose another folder.',
  },
  'folder-not-empty': {
    exit: 2,
    what: '{dir} is not empty',
    why: 'A record takes a folder of its own.',
    remedy: 'Choose a folder that is empty or not there yet.',
  },
  'settings-invalid': {
    exit: 2,
    what: '{path} does not hold to its schema',
    why: '{problem}',
    remedy: 'Mend that line; docs/data.md describes each one.',
  },
  'field-not-erasable': {
    exit: 2,
    what: '{field} of event {event} cannot be erased',
    why: 'An event of kind {kind} has these erasable fields filled: {erasable}.',
    remedy: 'Name one of them with --field. What is part of the public act is corrected, not erased.',
  },
  'event-missing': {
    exit: 2,
    what: 'there is no event {event} in this record',
    why: 'No entry of the log has this id.',
    remedy: 'Look the event up with `kept show`, which prints the ids behind a body or commitment.',
  },
  'posterior-not-mixed': {
    exit: 1,
    what: 'the rates of a peer group of {bodies} bodies cannot be estimated',
    why: 'Two chains of the sampler still disagree after the longest run (split R-hat must be below {limit}).',
    remedy: 'Try another seed in the method file; if it happens again, report the counts of this group as a bug.',
  },
  'event-line-invalid': {
    exit: 2,
    what: 'line {line} of {file} makes no event',
    why: '{problem}',
    remedy: 'Mend that line; nothing was appended. docs/data.md describes every kind.',
  },
  'sealed-missing': {
    exit: 2,
    what: 'there is nothing sealed under {event} here',
    why: 'No sealed event has this id, or its content is not in private/ of this copy.',
    remedy: 'Check the id; publish from the copy of the record that sealed it.',
  },
  'erasure-incomplete': {
    exit: 2,
    what: 'an erasure needs an event and a ground',
    why: 'The ground is logged, so that everyone sees why a value is gone.',
    remedy: 'Run `kept erase EVENT --field NAME --ground "LAW OR ORDER"`, or `kept erase --finish`.',
  },
  'proof-wrong': {
    exit: 1,
    what: 'the proof {file} does not hold',
    why: '{reason}',
    remedy: 'Ask the operator for a fresh proof; if that fails too, the log does not contain this event.',
  },
  'file-missing': {
    exit: 2,
    what: '{file} is not there',
    why: 'No file has this name.',
    remedy: 'Check the path.',
  },
  'file-unreadable': {
    exit: 2,
    what: '{file} cannot be read',
    why: 'The system says: {reason}.',
    remedy: 'Check that it is a file and that you may read it.',
  },
  'gzip-broken': {
    exit: 1,
    what: '{file} cannot be unzipped to its end',
    why: 'It is gzip, but damaged or cut short ({reason}).',
    remedy: 'Download it again; nothing of it was imported.',
  },
  'format-unknown': {
    exit: 2,
    what: '{file} is no table that Kept reads',
    why: 'It seems to be {seems}.',
    remedy:
      'Give a CSV, TSV, XLSX, JSON or JSON Lines file, plain or gzip; a web page in place of data is often a failed download.',
  },
  'ocds-unknown': {
    exit: 2,
    what: '{file} holds no releases',
    why: 'It seems to be {seems}.',
    remedy:
      'Give JSON or JSON Lines of OCDS or OC4IDS, plain, gzip or zip; a web page in place of data is often a failed download.',
  },
  'quotes-broken': {
    exit: 1,
    what: '{file} cannot be split into rows',
    why: 'Its quotes do not match from line {line} on, so that no row can be trusted.',
    remedy: 'Mend the quotes at the source, or export the table again.',
  },
  'zip-broken': {
    exit: 1,
    what: '{file} cannot be unzipped',
    why: '{reason}.',
    remedy: 'Download it again, or unzip it with another program and give the files.',
  },
  'json-broken': {
    exit: 1,
    what: '{file} is not JSON',
    why: 'It breaks at line {line}, column {column}.',
    remedy: 'Mend it there, or export it again; declare `format: json-lines` where each line is an object of its own.',
  },
  'json-cut-short': {
    exit: 1,
    what: '{file} ends in the middle',
    why: 'The JSON is not closed by the last line, {line}.',
    remedy: 'Download it again; nothing of it was imported.',
  },
  'json-no-array': {
    exit: 2,
    what: '{file} holds no rows where they were looked for',
    why: 'There is no {wanted} in it.',
    remedy: 'Name the path to the array of rows with `path:`, for example `data.promises`.',
  },
  'json-array-ambiguous': {
    exit: 2,
    what: '{file} holds more than one list of rows',
    why: 'Its members {names} are all arrays of objects.',
    remedy: 'Name the one that you mean with `path:`.',
  },
  'xlsx-broken': {
    exit: 1,
    what: '{file} cannot be read as a workbook',
    why: '{reason}.',
    remedy: 'Open it in a spreadsheet and save it again as .xlsx, or export the sheet as CSV.',
  },
  'xlsx-too-large': {
    exit: 1,
    what: '{file} is larger than a workbook may be',
    why: '{reason}.',
    remedy: 'Export the sheet as CSV, which is read in bounded memory whatever its size.',
  },
  'sheet-missing': {
    exit: 2,
    what: '{file} has no sheet {sheet}',
    why: 'Its sheets are {names}.',
    remedy: 'Correct `sheet:`.',
  },
  'private-altered': {
    exit: 1,
    what: 'the private value of {field} in event {event} is not the one that was logged',
    why: 'Its salted hash is another than the hash in the log.',
    remedy: 'Restore the file of this event in private/ from a backup, or have the field erased.',
  },
  'method-missing': {
    exit: 2,
    what: 'there is no method {method}',
    why: 'It is neither a bundled method ({names}) nor a file.',
    remedy: 'Name a bundled one, or the path of a method file; docs/method.md describes every choice.',
  },
  'method-invalid': {
    exit: 2,
    what: '{path} is not a valid method',
    why: '{problem}',
    remedy: 'Mend that line; docs/method.md describes every choice.',
  },
  'derived-missing': {
    exit: 2,
    what: 'the derived tables are not there',
    why: '{path} has not been built from the log yet.',
    remedy: 'Run `kept rebuild`.',
  },
  'nothing-found': {
    exit: 2,
    what: 'nothing here is called {wanted}',
    why: 'No body or commitment of this record has it in its id or name, as of the day asked about.',
    remedy: 'Try fewer letters, or a later --as-of; `kept score --format csv` lists every body with its id.',
  },
  'file-exists': {
    exit: 2,
    what: '{path} is there already',
    why: 'A draft never overwrites what somebody may have written.',
    remedy: 'Name another file with --output, or move that one away.',
  },
  'output-exists': {
    exit: 2,
    what: '{path} is there already',
    why: 'The last of several files is the one to write, and what stands there would be lost.',
    remedy: 'Name another file, write to standard output with -, or allow it with --overwrite.',
  },
  'output-is-input': {
    exit: 2,
    what: '{path} is both read and written',
    why: 'The last of several files is the one to write.',
    remedy: 'Name another file to write, or write to standard output with -.',
  },
  'releases-none': {
    exit: 1,
    what: 'there is no release that can be read',
    why: 'All {count} lines were refused: {reason}.',
    remedy: 'See the lines with --quarantine FILE; give JSON Lines of releases, release packages or record packages.',
  },
  'projects-not-merged': {
    exit: 2,
    what: '{path} holds projects, and no releases',
    why: 'Projects of OC4IDS are published whole; there is nothing to merge.',
    remedy: 'Leave it out; `kept import` takes projects as they are.',
  },
  'release-schema-invalid': {
    exit: 2,
    what: '{path} is not a release schema',
    why: '{problem}',
    remedy: 'Give the JSON Schema of a release, with its extensions applied, such as release-schema.json of OCDS 1.1.',
  },
  'boundaries-invalid': {
    exit: 2,
    what: '{path} cannot be drawn as a map',
    why: 'At {place}: {problem}.',
    remedy:
      'Give GeoJSON: a FeatureCollection of Polygon or MultiPolygon features in degrees of longitude and latitude (WGS 84), each with properties.code.',
  },
  'derived-contended': {
    exit: 1,
    what: 'the derived tables cannot be held still',
    why: 'Other processes keep putting tables of another end of the log in the place of {path}.',
    remedy: 'Wait until the import or rebuild that runs beside this has ended, then try again.',
  },
  'period-invalid': {
    exit: 2,
    what: '{period} is no period',
    why: 'A period is a year, quarter, month or day, or runs from one to a later one.',
    remedy: 'Write 2024, 2024-Q2, 2024-06, 2024-06-30 or 2023-07..2024-06.',
  },
  'period-ahead': {
    exit: 2,
    what: 'the period {period} has not begun',
    why: 'Its first day is {from}; nothing of it can be reported yet.',
    remedy: 'Ask for a period that has begun.',
  },
  'report-output-missing': {
    exit: 2,
    what: 'a PDF needs a file to write to',
    why: 'It is no text for a terminal, and its proofs go into a folder beside it.',
    remedy: 'Name it with --output FILE.',
  },
  'report-body-unknown': {
    exit: 2,
    what: 'no body has the id or name {body}',
    why: 'Of the bodies known as of {day} none bears it.',
    remedy: 'Find it with `kept show` or `kept score`, and give its id.',
  },
  'report-body-several': {
    exit: 2,
    what: '{count} bodies bear the name {body}',
    why: 'A report is on one body. Among them: {bodies}.',
    remedy: 'Give the id of one of them.',
  },
  'browser-missing': {
    exit: 2,
    what: 'there is no browser {browser}',
    why: 'A PDF is printed by Chromium or Chrome.',
    remedy: 'Give its path with --browser or in KEPT_BROWSER, or take --format html and print that.',
  },
  'browser-none': {
    exit: 1,
    what: 'no Chromium or Chrome was found to print the PDF',
    why: 'A PDF is printed from the HTML by a browser, and none of the usual names is installed.',
    remedy: 'Install one, name it with --browser or KEPT_BROWSER, or take --format html and print that.',
  },
  'browser-failed': {
    exit: 1,
    what: '{browser} made no PDF',
    why: '{problem}',
    remedy: 'Name another Chromium or Chrome with --browser, or take --format html and print that.',
  },
} as const satisfies Record<string, Wording>
