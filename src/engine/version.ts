// Which version of an event was known from when to when, after publications, corrections and voids.

/** An event that changes what is known of another: it opens it, puts other content in its place, or takes it out. */
export type Amendment = {
  readonly id: string
  readonly leaf: number
  /** UTC instant. */
  readonly recordedAt: string
  readonly kind: 'publication' | 'correction' | 'void'
  /** The event it speaks of: any event, another amendment too. */
  readonly target: string
  /** True for a correction whose grade is void: nothing stands in place of the old content. */
  readonly empty: boolean
}

/** A stretch of time in which one version stood. `source` is the amendment that gave its content, or the event itself. */
export type Interval = { readonly source: string; readonly knownFrom: string; readonly knownTo: string | null }

export type Root = { readonly id: string; readonly recordedAt: string; readonly isSealed: boolean }

/**
 * The intervals of one event, in order and without overlap. A void of an amendment brings back what stood before it;
 * voiding a publication closes what it opened. `amendments` are those of this event, by leaf.
 */
export function versionsOf(root: Root, amendments: readonly Amendment[]): readonly Interval[] {
  const intervals: Interval[] = []
  let open: { source: string; knownFrom: string } | undefined = root.isSealed
    ? undefined
    : { source: root.id, knownFrom: root.recordedAt }
  amendments.forEach((amendment, i) => {
    const source = standing(root, amendments.slice(0, i + 1))
    if (source === open?.source) return
    if (open !== undefined) intervals.push({ ...open, knownTo: amendment.recordedAt })
    open = source === undefined ? undefined : { source, knownFrom: amendment.recordedAt }
  })
  if (open !== undefined) intervals.push({ ...open, knownTo: null })
  return intervals
}

// An event speaks only of earlier ones, so walking back from the newest meets every void before what it takes out.
function standing(root: Root, amendments: readonly Amendment[]): string | undefined {
  const voided = new Set<string>()
  let publication: string | undefined
  let correction: Amendment | undefined
  for (const amendment of amendments.toReversed()) {
    if (voided.has(amendment.id)) continue
    if (amendment.kind === 'void') voided.add(amendment.target)
    else if (amendment.kind === 'publication') publication ??= amendment.id
    else correction ??= amendment
  }
  if (voided.has(root.id) || (root.isSealed && publication === undefined)) return undefined
  if (correction !== undefined) return correction.empty ? undefined : correction.id
  return root.isSealed ? publication : root.id
}

/** Groups amendments under the event that each comes down to, by leaf; an amendment of a later or unknown event is left out. */
export function byRoot(amendments: readonly Amendment[]): ReadonlyMap<string, readonly Amendment[]> {
  const known = new Map(amendments.map((amendment) => [amendment.id, amendment]))
  const groups = new Map<string, Amendment[]>()
  for (const amendment of [...amendments].sort((a, b) => a.leaf - b.leaf)) {
    const root = rootOf(amendment, known)
    if (root === undefined) continue
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [amendment])
    else group.push(amendment)
  }
  return groups
}

function rootOf(amendment: Amendment, known: ReadonlyMap<string, Amendment>): string | undefined {
  let at = amendment
  for (;;) {
    const next = known.get(at.target)
    if (next === undefined) return at.target
    if (next.leaf >= at.leaf) return undefined
    at = next
  }
}
