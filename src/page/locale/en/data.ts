// The data to download, and under which terms.
const messages = {
  title: 'Data',
  lead: 'Everything on these pages can be downloaded, reused and checked. The same data stand behind pages, files and API.',
  tablesHead: 'Tables',
  tablesLead:
    'Each table as CSV (safe to open in a spreadsheet), JSON Lines and Parquet; those of contracts as Parquet alone.',
  tablesNone: 'This edition has no tables to download.',
  tablesCaption: 'Tables to download, with their size and formats',
  table: 'Table',
  about: 'What it holds',
  rows: 'Rows',
  files: 'Files',
  fileName: '{format}, {size}',
  tableTitle: 'Table {table}',
  columnsHead: 'Columns',
  columnsCaption: 'Columns of the table {table}',
  column: 'Column',
  type: 'Type',
  filesHead: 'Files',
  filesCaption: 'Files of the table {table}, with size and digest',
  format: 'Format',
  size: 'Size',
  digest: 'SHA-256',
  kilobytes: '{size} kB',
  megabytes: '{size} MB',
  bytes: '{size} bytes',
  back: 'All tables',
  lastingHead: 'Lasting digest',
  lasting:
    'This digest is of the rows without what law can order erased, so it stays the same when a name or a text is erased.',
  packageHead: 'Everything in one description',
  package:
    'A {dataPackage} (Frictionless) describes all tables with their columns, types, sizes and digests, for tools that read it.',
  dataPackage: 'Data Package',
  formsHead: 'Other forms',
  popolo: 'Bodies, posts and their tenures as {popolo}',
  popoloLink: 'Popolo JSON',
  ocdsFlags: 'Flags over contracts as {flags}',
  ocdsFlagsLink: 'OCDS flags',
  claimReview: 'Each finding as ClaimReview (JSON-LD), beside its commitment’s page',
  proofsForm: 'Each event as a proof file, linked from the page that shows it',
  apiHead: 'API',
  api: 'The {api} under {address} answers with the same documents, as of any day and as known at any time, and names licence, checkpoint and edition in every response.',
  apiLink: 'API',
  apiStatic: 'A static edition such as this has no API; it runs where the record is served.',
  apiStaticAt: 'This is a static edition. The API runs at {address}.',
  feedsHead: 'Feeds',
  feeds: 'What changed, as {atom} and {json}; each body and each commitment has both of its own, linked from its page.',
  atom: 'Atom',
  json: 'JSON Feed',
  embedsHead: 'Cards and badges for other sites',
  embeds:
    'Bodies and commitments have a card to frame in other pages, and a badge as SVG. They set no cookie and load nothing from elsewhere. Replace the path by that of the page you want:',
  sourcesHead: 'Sources, licences and attribution',
  sourcesLead:
    'What comes from a source keeps that source’s licence; name it in this way when you reuse it. What this record adds may be reused freely with its name.',
  sourcesCaption: 'Sources with their licences',
  sourcesNone: 'No source has been recorded yet.',
  source: 'Source',
  publisher: 'Publisher',
  licence: 'Licence',
  attribution: 'Attribution',
  holds: 'Holds',
  holdsOf:
    '{pledges, plural, =0 {} one {# pledge } other {# pledges }}{deals, plural, =0 {} one {# deal } other {# deals }}{processes, plural, =0 {} one {# contracting process} other {# contracting processes}}',
  logHead: 'The log',
  log: 'The whole record is a C2SP tlog-tiles log: signed {checkpoint}, tiles of hashes and bundles of entries under {path}. Whoever has a copy can check that nothing was rewritten.',
  checkpointLink: 'checkpoint',
  citeHead: 'How to cite',
  citeLead: 'An edition is fixed by its name and the checkpoint of the log, so that others find just what you saw:',
  cite: 'Kept, record of {operator}, edition {edition}, as of {day}, log {origin} of {size} entries, root {root}.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly data: typeof messages
  }
}

export default messages
