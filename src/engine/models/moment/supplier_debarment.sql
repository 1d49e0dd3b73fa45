-- Suppliers that were matched with an entry of a debarment list, by what is known at the moment; one row an event.
-- event_id: the same-as event that says so
-- supplier: the supplier's id
-- entry: the entry, list/entry
-- debarment: what the list says of it: list, entry, name, authority, from, to, seen, dates, matchedBy, url
-- reason: why the two are one
-- is_current: whether it is the newest event about this supplier and entry
SELECT
  e.event_id,
  e.use AS supplier,
  e.also AS entry,
  e.debarment,
  e.reason,
  row_number() OVER (PARTITION BY e.use, e.also ORDER BY e.recorded_at DESC, e.leaf_index DESC) = 1 AS is_current
FROM event_same_as AS e
CROSS JOIN moment AS m
WHERE e.subject = 'supplier'
  AND e.debarment IS NOT NULL
  AND is_known(e.known_from, e.known_to, m.known_at)
