-- One piece for all that came in a day: else every repayment leaves one with each of its funders.
ALTER TABLE provider_funds ADD COLUMN came_on date;
UPDATE provider_funds SET came_on = (came_at AT TIME ZONE 'UTC')::date;

UPDATE provider_funds funds
SET amount_minor = day.amount_minor, came_at = day.came_at
FROM (
    SELECT account_id, came_on, min(id) AS id, min(came_at) AS came_at, sum(amount_minor) AS amount_minor
    FROM provider_funds
    GROUP BY account_id, came_on
) AS day
WHERE funds.account_id = day.account_id AND funds.id = day.id;

DELETE FROM provider_funds funds
USING (SELECT account_id, came_on, min(id) AS id FROM provider_funds GROUP BY account_id, came_on) AS first
WHERE first.account_id = funds.account_id AND first.came_on = funds.came_on AND first.id < funds.id;

ALTER TABLE provider_funds
    DROP CONSTRAINT provider_funds_pkey,
    DROP COLUMN id,
    ALTER COLUMN came_on SET NOT NULL,
    ADD PRIMARY KEY (account_id, came_on),
    SET (fillfactor = 80);

COMMENT ON COLUMN provider_funds.came_on IS 'the day, UTC';
COMMENT ON COLUMN provider_funds.came_at IS 'the first of that day';
