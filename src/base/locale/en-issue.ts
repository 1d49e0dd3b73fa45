// The English wording of issues, one entry a code: what is wrong, and what to do about it.

type Wording = {
  readonly severity: 'refused' | 'noted'
  readonly message: string
  readonly hint: string
}

export const issueWording = {
  'file-empty': {
    severity: 'refused',
    message: 'the file has no rows',
    hint: 'Check that the download finished; an empty list is published as a header line alone.',
  },
  'key-empty': {
    severity: 'refused',
    message: 'the row has no key',
    hint: 'Fill the key columns at the source, or name other columns under `key:`.',
  },
  'key-repeated': {
    severity: 'refused',
    message: 'the key stands in an earlier row too',
    hint: 'One row a key: add a column to `key:` that tells the rows apart, or mend the source.',
  },
  'crosswalk-body': {
    severity: 'refused',
    message: 'the body of the crosswalk is no body id; the row is left out',
    hint: 'Write scheme/identifier, for example GB-GOV/DFT, or leave it empty until it is known.',
  },
  'crosswalk-repeated': {
    severity: 'refused',
    message: 'the buyer stands in an earlier row with the body {first}; this row is left out',
    hint: 'One buyer is one body: delete one of the two rows.',
  },
  'debarment-undated': {
    severity: 'refused',
    message: 'the entry of the debarment list has no day from which it holds; it is left out',
    hint: 'A debarment is shown inside its dates alone. Take a newer file, or one that gives the dates.',
  },
  'row-excluded': {
    severity: 'noted',
    message: 'the row is no commitment: {reason}',
    hint: 'Kept as an excluded candidate with its reason; change `exclude:` if that is wrong.',
  },
  'field-missing': {
    severity: 'refused',
    message: 'the row has no {field}',
    hint: 'Fill it at the source, or name another column for `{field}:` in source.yaml.',
  },
  'value-unmapped': {
    severity: 'refused',
    message: 'the value is not in the map of {field}; the field is left out',
    hint: 'Add it to the `map:` of {field} in source.yaml, or map it to null to leave it out on purpose.',
  },
  'value-unmatched': {
    severity: 'refused',
    message: 'no pattern of {field} fits the value; the field is left out',
    hint: 'Add a `pattern:` or `when:` that fits to {field} in source.yaml, or an `otherwise:`.',
  },
  'value-unknown': {
    severity: 'refused',
    message: 'the value is none that {field} can have; the field is left out',
    hint: 'Map it to one of: {allowed}.',
  },
  'date-unreadable': {
    severity: 'refused',
    message: 'the date fits none of the formats {formats}; the field is left out',
    hint: 'Add its format under `dates:` in source.yaml; name the words that stand for no date under `withheld:` or `empty:`.',
  },
  'date-impossible': {
    severity: 'refused',
    message: 'the calendar has no such date; the field is left out',
    hint: 'Check day and month with the publisher; if they are swapped, change the format under `dates:`.',
  },
  'money-unreadable': {
    severity: 'refused',
    message: 'the amount cannot be read; the field is left out',
    hint: 'Use plain digits with a decimal point; name the words that stand for no amount under `withheld:` or `empty:`.',
  },
  'url-unreadable': {
    severity: 'refused',
    message: 'the address is no http(s) address; it is left out',
    hint: 'Mend it at the source, or split several addresses with `split:`.',
  },
  'verdict-before-due': {
    severity: 'noted',
    message: 'the source says not fulfilled before the due date {due}',
    hint: 'Kept as the source said it, and not scored: nothing is broken before its date.',
  },
  'period-reversed': {
    severity: 'noted',
    message: 'the period ends before it starts',
    hint: 'Both dates are kept as published; check for swapped day and month.',
  },
  'title-unknown': {
    severity: 'refused',
    message: 'no commitment of this source has this title',
    hint: 'Import the table of commitments first, or add the title under `aliases:` of the commitment it belongs to.',
  },
  'title-ambiguous': {
    severity: 'refused',
    message: 'several commitments of this source have this title',
    hint: 'Use a key in place of the title, or tell them apart under `aliases:`.',
  },
  'column-unknown': {
    severity: 'noted',
    message: 'no rule reads this column and none ignores it',
    hint: 'Use it in a field, or list it under `ignore:` in source.yaml.',
  },
  'column-missing': {
    severity: 'refused',
    message: 'a column that the rules read is not there',
    hint: 'Check that this is the right table and release; if the publisher renamed it, change source.yaml.',
  },
  'rows-too-few': {
    severity: 'noted',
    message: '{count} rows where at least {min} were expected',
    hint: 'The release may be cut short; compare it with the last one before you rely on it.',
  },
  'rows-too-many': {
    severity: 'noted',
    message: '{count} rows where at most {max} were expected',
    hint: 'The release may hold other rows than before; check it and raise `rows: max:`.',
  },
  'row-invalid': {
    severity: 'refused',
    message: 'the row makes no valid {kind}: {problem}',
    hint: 'Mend the value at the source or the rule in source.yaml.',
  },
  'snapshot-repeated': {
    severity: 'refused',
    message: 'this thing has another row for the same date in this import',
    hint: 'One row a date: check for a repeated release, or add a column to `key:`.',
  },
  'log-checkpoint-malformed': {
    severity: 'refused',
    message: 'the checkpoint does not read as a signed note with origin, size and root',
    hint: 'Restore the checkpoint from a backup or a published copy.',
  },
  'log-checkpoint-unsigned': {
    severity: 'refused',
    message: 'no signature of {key} holds over the checkpoint',
    hint: 'Check that this is the key of the log; if it is, do not trust this copy.',
  },
  'log-checkpoint-foreign': {
    severity: 'refused',
    message: 'the checkpoint is of another log: expected {expected}, found {found}',
    hint: 'Check that key and log belong together.',
  },
  'log-file-missing': {
    severity: 'refused',
    message: 'the file is missing',
    hint: 'Restore it from a backup or a published copy: the checkpoint speaks for a log that has it.',
  },
  'log-bundle-wrong': {
    severity: 'refused',
    message:
      'the bundle is malformed: expected exactly {expected} entries with their lengths, found {found} bytes that are something else',
    hint: 'Compare this file with a backup or a published copy and restore it from there.',
  },
  'log-entry-wrong': {
    severity: 'refused',
    message: 'entry {entry} was changed: expected leaf {expected}, found {found}',
    hint: 'Compare this file with a backup or a published copy and restore it from there.',
  },
  'log-subtree-wrong': {
    severity: 'refused',
    message:
      'this tile and what lies beneath it were changed together: expected its root to be {expected}, found {found}',
    hint: 'Compare the tile and its entries with a backup or a published copy and restore them from there.',
  },
  'log-tile-length-wrong': {
    severity: 'refused',
    message: 'the tile has the wrong length: expected {expected} bytes, found {found}',
    hint: 'Compare this file with a backup or a published copy and restore it from there.',
  },
  'log-tile-wrong': {
    severity: 'refused',
    message: 'hash {position} of level {level} was changed: expected {expected}, found {found}',
    hint: 'Compare this file with a backup or a published copy and restore it from there.',
  },
  'log-earlier-wrong': {
    severity: 'refused',
    message:
      'this partial tile of an earlier size is not the beginning of what came of it (level {level}, index {index})',
    hint: 'Compare this file with a backup or a published copy and restore it from there.',
  },
  'log-root-wrong': {
    severity: 'refused',
    message: 'the entries do not give the root that was signed for {size} of them: expected {expected}, found {found}',
    hint: 'Entries and tiles agree with each other but not with the checkpoint: restore all of the log from a backup or a published copy.',
  },
  'event-not-canonical': {
    severity: 'refused',
    message: 'the entry is not canonical JSON (RFC 8785)',
    hint: 'It was not written by Kept; take the record from a backup or another copy.',
  },
  'event-schema': {
    severity: 'refused',
    message: 'the entry does not hold to the schema of its kind: {problem}',
    hint: 'It was not written by this version of Kept; try the newest one.',
  },
  'event-repeated': {
    severity: 'refused',
    message: 'an earlier entry has the same event id',
    hint: 'It was not written by Kept; take the record from a backup or another copy.',
  },
  'publication-dangling': {
    severity: 'refused',
    message: 'it opens no sealed event that stands before it',
    hint: 'Look for the sealed event in an earlier copy of the record.',
  },
  'publication-differs': {
    severity: 'refused',
    message: 'what it gives is not what was sealed',
    hint: 'The sealed content was changed before it was published; ask the operator for the original.',
  },
  'reference-dangling': {
    severity: 'refused',
    message: '{field} names no event that stands before it',
    hint: 'Look for the event in an earlier copy of the record.',
  },
  'salted-missing': {
    severity: 'refused',
    message: 'the value behind a salted hash is gone, and no erasure event says why',
    hint: 'Restore private/ from a backup, or record the loss with `kept erase`.',
  },
  'salted-differs': {
    severity: 'refused',
    message: 'the private value is not the one whose salted hash is in the log',
    hint: 'Restore private/ from a backup.',
  },
  'erasure-unfinished': {
    severity: 'refused',
    message: 'an erasure was logged, but the value is still there',
    hint: 'Run `kept erase --finish` to delete it.',
  },
  'gzip-not': {
    severity: 'noted',
    message: 'the name ends in .gz, but the file is not gzip; it was read as it stands',
    hint: 'Rename it, or check that the download is what you meant.',
  },
  'text-not-utf8': {
    severity: 'noted',
    message: 'the text is not UTF-8; such lines were read as windows-1252',
    hint: 'Check that names with accents look right, or declare `encoding:`; later lines of the kind are not reported.',
  },
  'line-ends-mixed': {
    severity: 'noted',
    message: 'lines end in different ways from here on',
    hint: 'All of LF, CR LF and CR were taken as line ends; check that no row was cut in two.',
  },
  'delimiter-other': {
    severity: 'noted',
    message: 'cells are parted by {found}, not by {declared} as declared; it was read so',
    hint: 'Correct `delimiter:` in source.yaml, or leave it out.',
  },
  'header-empty': {
    severity: 'noted',
    message: 'columns without a name, by their number: they are called `column 1` and so on',
    hint: 'Name them at the source, or use or ignore them by that name.',
  },
  'header-repeated': {
    severity: 'noted',
    message: 'this column name stands twice; the later ones are called `name (2)` and so on',
    hint: 'Check which of them you mean.',
  },
  'rows-blank': {
    severity: 'noted',
    message: '{count} rows without anything in them were left out',
    hint: 'Nothing needs doing where the publisher leaves gaps on purpose.',
  },
  'row-too-short': {
    severity: 'refused',
    message: 'the row has {found} cells where the header has {expected}; it ends at "{last}"',
    hint: 'Its cells cannot be told apart: mend it at the source. A line end inside a cell needs quotes around the cell.',
  },
  'row-too-long': {
    severity: 'refused',
    message: 'the row has {found} cells where the header has {expected}',
    hint: 'Its cells cannot be told apart: mend it at the source. A delimiter inside a cell needs quotes around the cell.',
  },
  'quote-unclosed': {
    severity: 'refused',
    message: 'a quoted cell that begins on this line never ends',
    hint: 'The line was left out and reading went on at the next: close the quote, or double quotes that are part of the text.',
  },
  'quote-misplaced': {
    severity: 'refused',
    message: 'text follows the closing quote of a cell in the record that begins on this line',
    hint: 'The line was left out and reading went on at the next: double the quotes that are part of the text.',
  },
  'record-too-long': {
    severity: 'refused',
    message: 'the record is longer than any table needs and was passed over',
    hint: 'Check for a missing line end or quote; cells with whole documents do not belong in a table.',
  },
  'nul-byte': {
    severity: 'refused',
    message: 'the row holds a NUL character',
    hint: 'The file is damaged here: download it again, or mend it at the source.',
  },
  'formula-text': {
    severity: 'noted',
    message: 'the cell looks like a spreadsheet formula; it was kept as text and never evaluated',
    hint: 'Ask the publisher for values; be careful when opening the file in a spreadsheet.',
  },
  'formula-value': {
    severity: 'noted',
    message: 'column {column} has formulas in {count} cells; their stored results were read',
    hint: 'Check a result or two: a spreadsheet saved without recalculating keeps old ones.',
  },
  'cell-error': {
    severity: 'noted',
    message: 'the spreadsheet shows an error here; the cell was read as empty',
    hint: 'Mend the formula at the source.',
  },
  'sheets-other': {
    severity: 'noted',
    message: 'the workbook has other sheets with rows: {names}',
    hint: 'The sheet "{sheet}" was read; name another with `sheet:`.',
  },
  'json-broken': {
    severity: 'refused',
    message: 'this is not JSON: see line {line}, column {column}',
    hint: 'Mend it there: common causes are a trailing comma, a single quote, NaN, and a line end inside a text.',
  },
  'release-line-invalid': {
    severity: 'refused',
    message: 'the line is no compiled release: {reason}; it was passed over',
    hint: 'Mend the line at the source; figures leave it out until then.',
  },
  'json-not-object': {
    severity: 'refused',
    message: 'a row must be a JSON object',
    hint: 'Check the path to the rows; for arrays of arrays, publish objects or CSV.',
  },
  'release-not-json': {
    severity: 'refused',
    message: 'the line is not JSON: {detail}',
    hint: 'It was put into quarantine; mend it at the source and run again.',
  },
  'release-not-object': {
    severity: 'refused',
    message: 'a release must be a JSON object',
    hint: 'It was put into quarantine; give one release a line.',
  },
  'release-in-envelope': {
    severity: 'refused',
    message: 'the line is a record or a package, and no release',
    hint: 'It was put into quarantine; give the releases inside it one a line.',
  },
  'release-without-ocid': {
    severity: 'refused',
    message: 'the release has no ocid',
    hint: 'It was put into quarantine: without an ocid nobody can tell which process it is about.',
  },
  'release-ocid-unclear': {
    severity: 'refused',
    message: 'the release names more than one ocid of its own',
    hint: 'It was put into quarantine; a name may stand once in an object.',
  },
  'release-too-long': {
    severity: 'refused',
    message: 'the line is longer than 64 MiB and was passed over',
    hint: 'Only its beginning was put into quarantine; check for a missing line end.',
  },
  'release-too-deep': {
    severity: 'refused',
    message: 'the release nests objects too deep to be merged',
    hint: 'The releases of its process were put into quarantine; no data of the standard goes that deep.',
  },
  'release-compiled': {
    severity: 'noted',
    message: 'a compiled release stands among the releases of its process and was set aside',
    hint: 'Only releases are merged; a compiled one is the outcome of a merge by its publisher.',
  },
  'release-compiled-alone': {
    severity: 'noted',
    message: 'the process has compiled releases only; the latest is taken as it is',
    hint: 'Ask the publisher for the releases: without them nothing is known of what changed.',
  },
  'release-undated': {
    severity: 'noted',
    message: 'the release has no date that can be read, and is merged before all others',
    hint: 'Write dates as YYYY-MM-DDTHH:MM:SSZ at the source.',
  },
  'release-repeated': {
    severity: 'noted',
    message: 'the same release stands earlier too, and is merged once',
    hint: 'Nothing is lost; check whether a file was given twice.',
  },
  'release-id-repeated': {
    severity: 'noted',
    message: 'another release of the process has the same id and other content; both are merged',
    hint: 'An id must name one release; ask the publisher which of them holds.',
  },
  'merge-id-repeated': {
    severity: 'noted',
    message: 'two objects of one {field} list have the same id and were merged into one',
    hint: 'Ids must differ within a list; what the second says has replaced what the first said.',
  },
  'merge-id-missing': {
    severity: 'noted',
    message: 'objects of {field} without an id were appended, as the standard asks',
    hint: 'Give them ids at the source, or a later release repeats them instead of changing them.',
  },
  'merge-type-changed': {
    severity: 'noted',
    message: '{field} is another kind of value than in an earlier release, and replaces it',
    hint: 'Publish a field as one kind: an object, a list of objects, or plain values.',
  },
  'number-beyond-double': {
    severity: 'noted',
    message: 'the number has more digits than a double holds; it was kept exactly, as text',
    hint: 'Publish long identifiers as text.',
  },
  'release-id-absent': {
    severity: 'noted',
    message: 'an object has no id',
    hint: 'It is read as it stands; without an id a later release repeats it instead of changing it. Ask the publisher for ids.',
  },
  'release-id-number': {
    severity: 'noted',
    message: 'the id is a number where the standard has text',
    hint: 'It counts as the same id as its digits in text; ask the publisher for one spelling.',
  },
  'release-list-single': {
    severity: 'noted',
    message: 'one object stands where a list should be',
    hint: 'It is read as a list of one; mend it at the source.',
  },
  'release-object-list': {
    severity: 'noted',
    message: 'a list stands where one object should be',
    hint: 'Each of its objects is read; mend it at the source.',
  },
  'release-list-broken': {
    severity: 'refused',
    message: 'what should be a list of objects holds something else, which is left out',
    hint: 'Mend it at the source: a list of objects.',
  },
  'release-field-singular': {
    severity: 'noted',
    message: '`contract` stands where the standard has `contracts`',
    hint: 'It is read as `contracts`; mend it at the source.',
  },
  'award-dangling': {
    severity: 'noted',
    message: 'the contract names an award that its process does not have',
    hint: 'The contract is kept without its award; ask the publisher for the award, or for the right awardID.',
  },
  'award-absent': {
    severity: 'noted',
    message: 'the contract does not say which award it carries out',
    hint: 'The contract is kept without an award; ask the publisher for its awardID.',
  },
  'amount-null': {
    severity: 'noted',
    message: 'the amount is null or empty',
    hint: 'Nothing is known of the sum, and it counts as not published.',
  },
  'amount-zero': {
    severity: 'noted',
    message: 'the amount is zero',
    hint: 'Kept as published; publishers write 0 for an unknown sum too, so that a first value of 0 can be compared with nothing.',
  },
  'amount-negative': {
    severity: 'noted',
    message: 'the amount is negative',
    hint: 'Kept as published; check with the publisher whether it is a correction or a mistake.',
  },
  'amount-grouped': {
    severity: 'noted',
    message: 'the amount is a text with signs between its digits',
    hint: 'It was read by them; publish amounts as numbers.',
  },
  'amount-rounded': {
    severity: 'noted',
    message: 'the amount has digits below the smallest unit of its currency',
    hint: 'It was rounded, half away from zero; publish amounts as they were agreed.',
  },
  'amount-unreadable': {
    severity: 'refused',
    message: 'the amount cannot be read; it is left out',
    hint: 'Publish amounts as numbers, with a point before the decimals.',
  },
  'currency-missing': {
    severity: 'refused',
    message: 'the amount has no currency; it is left out, since a sum without one is no sum',
    hint: 'Give the currency that the source means as `ocds: currency:` in source.yaml.',
  },
  'currency-assumed': {
    severity: 'noted',
    message: 'the amount has no currency; the one in source.yaml is used',
    hint: 'Check that the publisher has no other; publish every amount with its currency.',
  },
  'currency-mended': {
    severity: 'noted',
    message: 'the currency code is in other case or has spaces',
    hint: 'It was read as the code it means; mend it at the source.',
  },
  'currency-unknown': {
    severity: 'refused',
    message: 'the currency is no code of ISO 4217; its amount is left out',
    hint: 'Mend it at the source: three letters such as EUR.',
  },
  'status-mended': {
    severity: 'noted',
    message: 'the status is in other case or spelling than the codelist',
    hint: 'It was read as the code it means; mend it at the source.',
  },
  'status-local': {
    severity: 'noted',
    message: 'the status is a word of the publisher, read as source.yaml says',
    hint: 'Nothing to do; the codelist of the standard would spare it.',
  },
  'status-unknown': {
    severity: 'refused',
    message: 'the status is in no codelist; it is left out',
    hint: 'Say what it means under `ocds: statuses:` in source.yaml.',
  },
  'code-unknown': {
    severity: 'refused',
    message: 'the value is in no codelist; it is left out',
    hint: 'Mend it at the source by the codelist of the standard.',
  },
  'count-unreadable': {
    severity: 'refused',
    message: 'the value is no count; it is left out',
    hint: 'Mend it at the source: a whole number.',
  },
  'release-date-unreadable': {
    severity: 'refused',
    message: 'the date cannot be read; it is left out',
    hint: 'Write dates as YYYY-MM-DDTHH:MM:SSZ at the source.',
  },
  'release-date-impossible': {
    severity: 'refused',
    message: 'the calendar has no such day or time; it is left out',
    hint: 'Mend it at the source.',
  },
  'release-date-placeholder': {
    severity: 'refused',
    message: 'the date is one that software writes for “none”; it is left out',
    hint: 'Leave the field out at the source where there is no date.',
  },
  'release-date-zoneless': {
    severity: 'noted',
    message: 'the time does not say its offset from UTC',
    hint: 'It was taken as UTC; add Z or an offset at the source.',
  },
  'release-date-bare': {
    severity: 'noted',
    message: 'the date has no time',
    hint: 'It was taken as midnight in UTC; the standard asks for a time with its offset.',
  },
  'text-withheld': {
    severity: 'noted',
    message: 'the text names a party that is not shown to be a legal entity, or a contact; it is left out',
    hint: 'Nothing to do: such names never leave private/.',
  },
  'project-without-id': {
    severity: 'refused',
    message: 'the project has no id',
    hint: 'It was put into quarantine: without an id nobody can tell which project it is.',
  },
  'ocds-brackets': {
    severity: 'refused',
    message: 'brackets, quotes or commas do not fit together here; this part was set aside',
    hint: 'Mend it at the source; what comes before and after it was read.',
  },
  'ocds-comma': {
    severity: 'noted',
    message: 'commas are missing or too many between releases in {count} places; all releases were read',
    hint: 'Nothing is lost here; other tools may refuse the file.',
  },
  'ocds-compiled-beside': {
    severity: 'noted',
    message: '{count} records have their releases and a compiled release; the releases were read',
    hint: 'Nothing to do: the compiled release is made again from the releases.',
  },
  'ocds-cut-short': {
    severity: 'noted',
    message: 'the package or list is not closed at the end of the text',
    hint: 'The file may be cut short: check that the download finished. What is there was read.',
  },
  'ocds-licence-differs': {
    severity: 'noted',
    message: 'the package has another licence than the first one: {first}',
    hint: 'Import what is under different licences as different sources.',
  },
  'ocds-linked': {
    severity: 'refused',
    message: 'the release is only linked, not given',
    hint: 'Download what it links to, or ask the publisher for packages that hold their releases.',
  },
  'ocds-linked-compiled': {
    severity: 'noted',
    message: '{count} releases are only linked; the compiled releases of their records were read',
    hint: 'Changes over time cannot be seen in compiled releases: download the linked ones to see them.',
  },
  'ocds-member-skipped': {
    severity: 'noted',
    message: 'a file in the archive was passed over: it seems to be {seems}',
    hint: 'Check that no data is in it; only JSON is read from an archive.',
  },
  'ocds-no-release': {
    severity: 'refused',
    message: 'the object is neither a release, a record, a project nor a package of them',
    hint: 'A release has an `ocid`; check that this is the right file, and that an interface did not answer with an error.',
  },
  'ocds-nothing': {
    severity: 'refused',
    message: 'the file holds no release and no project',
    hint: 'Check that the download finished, and that this is the right file.',
  },
  'ocds-not-object': {
    severity: 'refused',
    message: 'a JSON object should stand here',
    hint: 'Mend it at the source; what comes before and after it was read.',
  },
  'ocds-part-cut-short': {
    severity: 'refused',
    message: 'the text ends in the midst of this part',
    hint: 'The file may be cut short: check that the download finished. What comes before was read.',
  },
  'ocds-publisher-differs': {
    severity: 'noted',
    message: 'the package has another publisher than the first one: {first}',
    hint: 'Import what different publishers answer for as different sources.',
  },
  'ocds-record-empty': {
    severity: 'refused',
    message: 'the record has neither releases nor a compiled release',
    hint: 'Ask the publisher for it, or leave it out.',
  },
  'ocds-text-open': {
    severity: 'refused',
    message: 'a text does not end on its line; this part was set aside',
    hint: 'Mend the quotes at the source; a line end inside a text is written \\n.',
  },
  'ocds-too-deep': {
    severity: 'refused',
    message: 'brackets are nested deeper than in any release; this part was set aside',
    hint: 'Check the program that wrote it.',
  },
  'ocds-too-long': {
    severity: 'refused',
    message: 'the part is longer than any release; only its beginning was set aside',
    hint: 'Check for a missing quote or bracket; the raw file keeps the rest.',
  },
  'ocds-versioned-only': {
    severity: 'refused',
    message: 'the record has a versioned release alone',
    hint: 'Ask the publisher for the releases or the compiled release.',
  },
} as const satisfies Record<string, Wording>
