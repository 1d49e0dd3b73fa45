// Keeps the digits of JSON numbers that a double cannot hold.

/** True where a text may hold such a number: cheap, and true too often rather than too rarely. */
export function hasLongNumber(json: string): boolean {
  return /\d[\d.]{15}|\d[eE][-+]?\d{3}/.test(json)
}

/**
 * Puts quotes around each number whose value changes when it is read as a double and written again (more than 15 to 17
 * significant digits, or beyond 1.8e308), so that JSON.parse gives its text, behind a `mark` where one is given.
 * `onNumber` is told each of them.
 */
export function exactNumbers(json: string, onNumber: (number: string) => void, mark = ''): string {
  return json.replace(token, (found) => {
    if (found.startsWith('"') || survives(found)) return found
    onNumber(found)
    return `"${mark}${found}"`
  })
}

// Strings are matched so that the digits inside them are not.
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gs

function survives(number: string): boolean {
  const read = Number(number)
  return Number.isFinite(read) && significant(String(read)) === significant(number)
}

// A number's value in one spelling: sign, digits without zeros at either end, exponent of the last digit.
function significant(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(number) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const plain = digits.replace(/0+$/, '')
  if (plain === '') return '0'
  return `${sign}${plain}e${Number(exponent) - fraction.length + digits.length - plain.length}`
}
