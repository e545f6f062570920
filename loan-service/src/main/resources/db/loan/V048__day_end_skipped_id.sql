-- In the order in which ends were missed; by it the list of them is told in pages.
ALTER TABLE day_end_skipped ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
