// The baseline of importing releases: DuckDB reads JSON with explicit columns and writes one Parquet file. `FILE OUT`.
import { DuckDBInstance } from '@duckdb/node-api'

const organisation = 'STRUCT(id VARCHAR, name VARCHAR)'
const identifier = 'STRUCT(scheme VARCHAR, id VARCHAR, legalName VARCHAR)'
const period = 'STRUCT(startDate VARCHAR, endDate VARCHAR, maxExtentDate VARCHAR)'
const value = 'STRUCT(amount VARCHAR, currency VARCHAR)'
const documents = 'STRUCT(id VARCHAR, documentType VARCHAR, url VARCHAR, datePublished VARCHAR, dateModified VARCHAR)[]'
const milestones = 'STRUCT(id VARCHAR, type VARCHAR, status VARCHAR, dueDate VARCHAR, dateMet VARCHAR)[]'
const amendments = 'STRUCT(id VARCHAR, date VARCHAR, rationale VARCHAR)[]'
const items = 'STRUCT(classification STRUCT(scheme VARCHAR, id VARCHAR))[]'
const implementation = `STRUCT(endDate VARCHAR, finalValue ${value}, transactions STRUCT(id VARCHAR, date VARCHAR, value ${value})[], milestones ${milestones}, documents ${documents})`

/** What the ten tables are made from, amounts as text. */
const columns = {
  ocid: 'VARCHAR',
  id: 'VARCHAR',
  date: 'VARCHAR',
  tag: 'VARCHAR[]',
  parties: `STRUCT(id VARCHAR, name VARCHAR, identifier ${identifier}, additionalIdentifiers ${identifier}[], roles VARCHAR[], details STRUCT(scale VARCHAR))[]`,
  buyer: organisation,
  planning: `STRUCT(milestones ${milestones}, documents ${documents})`,
  tender: `STRUCT(id VARCHAR, title VARCHAR, status VARCHAR, procuringEntity ${organisation}, procurementMethod VARCHAR, procurementMethodDetails VARCHAR, mainProcurementCategory VARCHAR, value ${value}, tenderPeriod ${period}, numberOfTenderers VARCHAR, items ${items}, milestones ${milestones}, documents ${documents}, amendments ${amendments})`,
  bids: `STRUCT(details STRUCT(id VARCHAR, status VARCHAR, date VARCHAR, value ${value}, tenderers ${organisation}[], documents ${documents})[])`,
  awards: `STRUCT(id VARCHAR, status VARCHAR, date VARCHAR, value ${value}, suppliers ${organisation}[], items ${items}, documents ${documents}, amendments ${amendments})[]`,
  contracts: `STRUCT(id VARCHAR, awardID VARCHAR, status VARCHAR, dateSigned VARCHAR, period ${period}, value ${value}, items ${items}, documents ${documents}, amendments ${amendments}, milestones ${milestones}, implementation ${implementation})[]`,
}

const [file, out] = process.argv.slice(2)
const described = Object.entries(columns)
  .map(([name, type]) => `${name}: '${type}'`)
  .join(', ')
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
await connection.run(
  `COPY (SELECT * FROM read_json('${file}', format = 'newline_delimited', columns = {${described}})) TO '${out}' (FORMAT parquet)`,
)
