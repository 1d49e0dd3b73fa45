// What an edition is: at which checkpoint, for which moment, by which method, under which licences.
import { z } from 'zod'

export const about = z.strictObject({
  /** Names the edition: the same log, moment, method and code give the same id. */
  edition: z.string(),
  /** `YYYY-MM-DD`: what was so on this day counts. */
  asOf: z.string(),
  /** UTC instant: what the record knew by then counts. */
  knownAt: z.string(),
  /** When the log's last event was recorded; null for an empty log. */
  recordedAt: z.string().nullable(),
  checkpoint: z.strictObject({
    origin: z.string(),
    size: z.number(),
    /** Base64. */
    root: z.string(),
    /** The signed note as it was published. */
    note: z.string(),
    /** The log's public key, as C2SP signed notes write it. */
    vkey: z.string(),
  }),
  operator: z.string(),
  isExample: z.boolean(),
  isSmallTeam: z.boolean(),
  noticeWindowDays: z.number(),
  timeZone: z.string(),
  /** Languages of the record, the default first. */
  languages: z.array(z.string()),
  method: z.strictObject({ method: z.string(), version: z.string(), digest: z.string(), yaml: z.string() }),
  /** How far coders agree; null where nobody coded anything. */
  agreement: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('alpha'),
        alpha: z.number(),
        lower: z.number(),
        upper: z.number(),
        units: z.number(),
      }),
      z.strictObject({ kind: z.literal('undefined'), reason: z.string() }),
    ])
    .nullable(),
  counts: z.strictObject({
    bodies: z.number(),
    pledges: z.number(),
    deals: z.number(),
    processes: z.number(),
    /** Suppliers with a document, 100,000 at most, and all that are named. */
    suppliers: z.number(),
    suppliersNamed: z.number(),
    findings: z.number(),
    evidence: z.number(),
    replies: z.number(),
    erased: z.number(),
    /**
     * What stays out until its body was told and its window passed: findings, deals by body in charge, and buyers and
     * suppliers of contracts by source.
     */
    withheld: z.number(),
  }),
  /** Tables to download, each as CSV, JSON Lines and Parquet in downloads/; those of contracts (`deals/…`) as Parquet alone. */
  tables: z.array(
    z.strictObject({
      table: z.string(),
      about: z.string(),
      rows: z.number(),
      /** SHA-256 of the JSON Lines without the columns that law may order erased; of a table of contracts, of its file. */
      digest: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string(), about: z.string() })),
      files: z.array(
        z.strictObject({ path: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() }),
      ),
    }),
  ),
})

export type About = z.infer<typeof about>
