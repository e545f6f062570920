-- Whether the loan has been reckoned anew since, for all days that were over: then it has been charged for this one as well.
ALTER TABLE day_end_skipped ADD COLUMN charged boolean NOT NULL DEFAULT false;

-- Of days that are still missing, the facts tell: a payment that was taken back, or that counts as of a day that had ended.
UPDATE day_end_skipped missed
SET charged = true
FROM loan_fact fact
WHERE missed.phase = 'LOANS' AND missed.caught_up_at IS NULL
  AND fact.loan_id = missed.subject_id AND fact.id > missed.fact_id
  AND (fact.type = 'REVERSAL'
       OR fact.value_date <= missed.business_date
       OR EXISTS (SELECT FROM day_end WHERE business_date = fact.value_date AND closed_at <= fact.recorded_at));

ALTER TABLE day_end_skipped DROP COLUMN fact_id;
