-- Suppliers named as legal entities, one row an award and supplier.
-- dataset: number of the dataset
-- process: number of the process
-- award: number of the award
-- unit: number of the supplier's unit
SELECT DISTINCT
  p.dataset,
  p.process,
  p.award,
  i.unit
FROM slice_parties AS p
JOIN bulk_identity AS i
  ON i.kind = 'supplier'
  AND i.dataset = p.dataset
  AND i.id = p.supplier
WHERE p.role = 'supplier'
  AND p.award IS NOT NULL
