-- Who held a post, from when to when, where that is part of the public act. No figure is of a person.
-- tenure: the tenure
-- post: the post
-- holder: name of the holder. Erasable: empty where it was erased or not given
-- start_on: first day of the date on which it began
-- end_on: last day of the date on which it ended, empty while it lasts or where not known
-- source: source that says so
SELECT
  e.tenure,
  e.post,
  e.holder,
  first_day(e."start") AS start_on,
  final_day(e."end") AS end_on,
  e.source
FROM event_tenure AS e
CROSS JOIN moment AS m
WHERE is_known(e.known_from, e.known_to, m.known_at)
QUALIFY row_number() OVER (PARTITION BY e.tenure ORDER BY e.leaf_index DESC) = 1
ORDER BY e.tenure
