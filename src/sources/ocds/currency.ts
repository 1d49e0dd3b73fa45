// Tells which texts are currency codes by ISO 4217.

export type CurrencyReading =
  | {
      readonly kind: 'currency'
      readonly code: string /** In other case or with spaces around it. */
      readonly mended: boolean
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly value: string }

/** The code that a text stands for; withdrawn ones too, since old contracts have them. */
export function ocdsCurrency(value: unknown): CurrencyReading {
  if (value === undefined || value === null) return { kind: 'none' }
  if (typeof value !== 'string') return { kind: 'unknown', value: JSON.stringify(value) }
  if (codes.has(value)) return { kind: 'currency', code: value, mended: false }
  const code = value.trim().toUpperCase()
  if (code === '') return { kind: 'none' }
  return codes.has(code) ? { kind: 'currency', code, mended: true } : { kind: 'unknown', value }
}

// Codes newer than the tables of the oldest Node, funds codes, and withdrawn codes, so that every Node gives the same answer.
const furtherCodes =
  'ADP AFA ALL ANG ATS AZM BEF BGN BYB BYR CHE CHW CLF COU CUC CYP CZK DEM EEK ESP FIM FRF GHC GRD GWP HRK IEP ITL LTL LUF LVL MGF MRO MTL ' +
  'MXV MZM NLG PTE ROL RUR SDD SIT SKK SLE SLL SRG STD STN SVC TMM TPE TRL USN UYI UYW VEB VED VEF VES XAU XCG XDR XSU XUA YUM ZMK ZWD ZWG ZWL ZWN ZWR'

const codes: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...furtherCodes.split(' ')])
