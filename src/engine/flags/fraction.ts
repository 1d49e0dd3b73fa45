// Fractions that are summed by id: so many of so many.

export type Fraction = { numerator: number; denominator: number }
export type Fractions = Map<string, Fraction>

export function addTo(fractions: Fractions, id: string, numerator: number, denominator: number): void {
  const fraction = fractions.get(id)
  if (fraction === undefined) fractions.set(id, { numerator, denominator })
  else {
    fraction.numerator += numerator
    fraction.denominator += denominator
  }
}

export function mergeFractions(into: Fractions, from: Fractions): void {
  for (const [id, { numerator, denominator }] of from) addTo(into, id, numerator, denominator)
}
