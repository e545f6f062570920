-- As of when it counts: the business date on which it was asked for. Null: asked for before this was kept; it counts when the
-- money is there.
ALTER TABLE repayment ADD COLUMN value_date date;

-- The end of a day waits first for what was asked for by then.
ALTER TABLE day_end
    DROP CONSTRAINT day_end_phase_check,
    ADD CONSTRAINT day_end_phase_check CHECK (phase IN ('REPAYMENTS', 'LOANS', 'BORROWERS', 'CLOSED'));
