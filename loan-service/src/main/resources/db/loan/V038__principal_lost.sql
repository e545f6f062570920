-- What had not come back of a loan when it was written off is its funders' loss, and is out no more.
ALTER TABLE funding_share ADD COLUMN lost_on date;
COMMENT ON COLUMN funding_share.lost_on IS 'since when the principal that has not come back counts as lost';

-- Of loans written off so far only the time is known.
UPDATE funding_share share
SET lost_on = greatest(share.out_since, (loan.updated_at AT TIME ZONE 'UTC')::date)
FROM loan
WHERE loan.id = share.loan_id AND loan.status = 'WRITTEN_OFF';
