-- How long how much of a stake was out, for the yield: summed up whenever something comes back.
ALTER TABLE funding_share
    ADD COLUMN out_since date,
    ADD COLUMN out_minor_days numeric(38, 1) NOT NULL DEFAULT 0;

COMMENT ON COLUMN funding_share.out_minor_days IS 'minor units times days, up to out_since; from then on the principal is what has not come back';

-- When what came back so far did come is not known of shares; that it came evenly is near enough.
UPDATE funding_share share
SET out_since = today, out_minor_days = (2 * stake_minor - principal_minor) / 2.0 * greatest(today - created_on, 0)
FROM (
    SELECT id, created_at::date AS created_on, coalesce((SELECT business_date.today FROM business_date), current_date) AS today
    FROM loan
) AS lent
WHERE lent.id = share.loan_id;

ALTER TABLE funding_share ALTER COLUMN out_since SET NOT NULL;
