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
} as const satisfies Record<string, Wording>
