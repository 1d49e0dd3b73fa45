// Made-up pledges, findings and bodies, the same in every run.

const levels = ['fulfilled', 'fulfilled', 'fulfilled', 'largely', 'partly', 'not-fulfilled']
const types = ['action', 'outcome', 'spending', 'legislative', 'procedural']

/** Drafts of `bodies` bodies in one peer group, and `pledges` pledges of which four in five are judged. */
export function* pledgeDrafts(pledges, bodies) {
  const peerGroups = [{ peerGroup: 'made-up', name: 'Made-up councils', why: 'they are made up alike' }]
  const about = {
    title: 'Made up',
    publisher: 'Nobody',
    licence: 'CC0-1.0',
    attribution: 'none',
    mapping: '0'.repeat(64),
  }
  yield { kind: 'source', effectiveAt: null, content: { source: 'made-up', ...about, peerGroups } }
  for (let b = 0; b < bodies; b++) {
    const content = {
      body: `XX-REG/${b}`,
      name: { en: `Council ${b}` },
      bodyType: 'council',
      peerGroup: 'made-up',
      source: 'made-up',
    }
    yield { kind: 'body', effectiveAt: null, content }
  }
  for (let p = 0; p < pledges; p++) {
    yield pledgeDraft(p, bodies)
    if (p % 5 !== 0) yield findingDraft(p)
  }
}

function pledgeDraft(p, bodies) {
  const body = `XX-REG/${hashed(p) % bodies}`
  return {
    kind: 'pledge',
    effectiveAt: null,
    content: {
      pledge: `made-up/${p}`,
      source: 'made-up',
      wording: { en: `Build ${p} kilometres of cycle path and open them to the public` },
      wordingIs: 'paraphrase',
      promiser: { role: 'body', body },
      answerable: { body },
      pledgeType: types[p % types.length],
      due: { date: String(2010 + (p % 14)), precision: 'year', basis: 'stated' },
      topics: ['transport'],
    },
  }
}

function findingDraft(p) {
  const fulfilment = levels[hashed(p * 7 + 3) % levels.length]
  const effectiveAt = { date: '2024-06-30', precision: 'day', basis: 'stated' }
  const content = {
    commitment: `made-up/${p}`,
    standing: 'adopted',
    publisher: 'Nobody',
    source: 'made-up',
    fulfilment,
  }
  return { kind: 'finding', effectiveAt, content }
}

// Knuth's multiplicative hash: spread evenly, and the same in every run.
function hashed(n) {
  return Math.imul(n + 1, 2654435761) >>> 8
}
