// Rows gathered under a key, each list in the order of the rows.

export function byKey<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): (key: string) => readonly Row[] {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [row])
    else list.push(row)
  }
  return (key) => lists.get(key) ?? []
}
