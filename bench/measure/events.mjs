// Made-up events of about 470 bytes, the same in every run.

/** `count` objects as an import makes them, in canonical form about 470 bytes each. */
export function madeEvents(count) {
  return Array.from({ length: count }, (_, i) => ({
    id: `01jd${i.toString(32).padStart(22, '0')}`,
    kind: 'pledge',
    effectiveAt: { date: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}`, precision: 'day', basis: 'stated' },
    recordedAt: `2026-11-24T08:${String(i % 60).padStart(2, '0')}:00.${String(i % 1000).padStart(3, '0')}Z`,
    actor: { role: 'importer', id: '5f1c2a90b3d4e687' },
    content: {
      commitment: `example-source/pledge-${i}`,
      title: `Build ${i} kilometres of cycle path in the district and open them to the public`,
      type: ['action', 'outcome', 'spending', 'legislative'][i % 4],
      promiser: 'EX-GOV/TRANSPORT',
      answerable: 'EX-GOV/TRANSPORT',
      due: { date: `20${26 + (i % 9)}`, basis: 'term end' },
      quantity: i * 1.5,
      topics: ['transport', 'climate – Ärger'],
    },
  }))
}
