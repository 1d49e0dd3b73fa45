-- Suppliers named as legal entities, one row an award and supplier.
-- dataset: number of the dataset
-- process: number of the process
-- award: number of the award
-- unit: number of the supplier's unit
SELECT DISTINCT
  dataset,
  process,
  award,
  unit_of('supplier', source, supplier) AS unit
FROM slice_parties
WHERE role = 'supplier'
  AND supplier IS NOT NULL
  AND award IS NOT NULL
