// Decimal numbers as written, exact: digits and places, no double in between.

/** `digits` × 10^−`places`; `places` is never negative, and zeros at the end count: `1.50` is 150 with 2 places. */
export type Decimal = { readonly digits: bigint; readonly places: number }

export type DecimalReading =
  | { readonly kind: 'decimal'; readonly digits: bigint; readonly places: number }
  | { readonly kind: 'unreadable'; readonly reason: 'empty' | 'not-a-number' | 'bad-grouping' }

export type NumberStyle = {
  /** What stands before the decimals; `.` by default. */
  readonly decimal?: '.' | ','
  /** What parts the thousands; `,` by default, or `.` where the decimal sign is `,`. A space covers every kind of space. */
  readonly group?: ',' | '.' | ' ' | "'" | ''
  /** `thousands` parts by three (default), `indian` by two above the last three: 12,34,567. */
  readonly grouping?: 'thousands' | 'indian'
}

/**
 * Reads a decimal number strictly. Groups must stand where they belong (`1,23` is no number) or not at all. Negative is a
 * hyphen or minus sign in front, or parentheses around it, as in accounts. An exponent (`1.5E+06`, as spreadsheets write) is exact too.
 */
export function parseDecimal(text: string, style: NumberStyle = {}): DecimalReading {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'unreadable', reason: 'empty' }
  const bracketed = /^\((.+)\)$/.exec(trimmed)
  const signed = /^([-−+])?\s*(.+)$/s.exec(bracketed?.[1] ?? trimmed)!
  if (bracketed !== null && signed[1] !== undefined) return { kind: 'unreadable', reason: 'not-a-number' }
  const negative = bracketed !== null || signed[1] === '-' || signed[1] === '−'
  const sign = style.decimal ?? '.'
  const group = style.group ?? (sign === '.' ? ',' : '.')
  const match = formOf(sign, group).exec(signed[2]!)
  if (match === null) return { kind: 'unreadable', reason: 'not-a-number' }
  const [, whole = '', fraction = '', exponentText] = match
  if (whole === '' && fraction === '') return { kind: 'unreadable', reason: 'not-a-number' }
  const plain = ungroup(whole, style.grouping ?? 'thousands')
  if (plain === undefined) return { kind: 'unreadable', reason: 'bad-grouping' }
  const digits = BigInt(`${plain}${fraction}`)
  const places = fraction.length - Number(exponentText ?? 0)
  const scaled = places < 0 ? digits * 10n ** BigInt(-places) : digits
  return { kind: 'decimal', digits: negative ? -scaled : scaled, places: Math.max(places, 0) }
}

/** The decimal in plain digits, `-1234.50`, that reads back to the same value. */
export function formatDecimal({ digits, places }: Decimal): string {
  const absolute = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const whole = absolute.slice(0, absolute.length - places)
  const sign = digits < 0n ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${absolute.slice(-places)}`
}

const forms = new Map<string, RegExp>()

function formOf(sign: '.' | ',', group: string): RegExp {
  const key = `${sign}${group}`
  const known = forms.get(key)
  if (known !== undefined) return known
  const groups = group === '' || group === sign ? '' : group === ' ' ? '\\s' : group === "'" ? "'’" : `\\${group}`
  const form = new RegExp(`^(\\d(?:[\\d${groups}]*\\d)?)?(?:\\${sign}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`)
  forms.set(key, form)
  return form
}

// The form lets separators stand anywhere between digits; here they must part the digits as the grouping says.
function ungroup(whole: string, grouping: 'thousands' | 'indian'): string | undefined {
  if (/^\d*$/.test(whole)) return whole
  const separator = /\D/.exec(whole)![0]
  const groups = whole.split(separator)
  if (groups.some((digits) => !/^\d+$/.test(digits))) return undefined
  const lengthMiddle = grouping === 'indian' ? 2 : 3
  const fits = groups.every((digits, i) =>
    i === groups.length - 1
      ? digits.length === 3
      : i === 0
        ? digits.length >= 1 && digits.length <= lengthMiddle
        : digits.length === lengthMiddle,
  )
  return fits ? groups.join('') : undefined
}
