-- Which event speaks of which other: a correction of what it corrects, a reply of what it answers, a notice of what it names.
-- event_id: the event that speaks
-- about: event that it speaks of
SELECT event_id, corrects AS about FROM event_correction
UNION ALL
SELECT event_id, voids FROM event_void
UNION ALL
SELECT event_id, opens FROM event_publication
UNION ALL
SELECT event_id, "to" FROM event_reply
UNION ALL
SELECT event_id, finding FROM event_appeal
UNION ALL
SELECT event_id, appeal FROM event_decision
UNION ALL
SELECT event_id, finding FROM event_remedy
UNION ALL
SELECT event_id, finding FROM event_override
UNION ALL
SELECT event_id, unnest(findings) FROM event_notice
UNION ALL
SELECT event_id, notice FROM event_window_extension
