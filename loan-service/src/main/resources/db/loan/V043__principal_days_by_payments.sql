-- V031 took it that principal had come back evenly from the application to the day it ran, also of loans that had been closed long
-- before, and so showed too low a yield. When it came back follows from the payments, which V021 dates: they pay the oldest
-- installment first, and of each the interest before the principal. Not of loans that have since been penalised, repaid ahead or
-- relieved of a payment: theirs is near enough.
WITH old AS (
    SELECT loan.id, loan.principal_minor, loan.paid_out_on
    FROM loan
    WHERE loan.created_at < (SELECT installed_on FROM flyway_schema_history WHERE version = '031')
      AND loan.status IN ('ACTIVE', 'DEFAULTED', 'CLOSED')
      AND NOT EXISTS (SELECT FROM installment WHERE installment.loan_id = loan.id AND installment.penalty_minor > 0)
      AND NOT EXISTS (SELECT FROM superseded_installment WHERE superseded_installment.loan_id = loan.id)
      AND NOT EXISTS (SELECT FROM loan_fact WHERE loan_fact.loan_id = loan.id AND loan_fact.type <> 'PAYMENT')
), due AS (
    SELECT row.loan_id, row.principal_minor,
           sum(row.principal_minor + row.interest_minor) OVER (PARTITION BY row.loan_id ORDER BY row.number) AS through
    FROM installment row JOIN old ON old.id = row.loan_id
), payment AS (
    SELECT fact.loan_id, fact.id, fact.value_date AS day,
           sum(repayment.amount_minor) OVER (PARTITION BY fact.loan_id ORDER BY fact.value_date, fact.id) AS paid
    FROM loan_fact fact
    JOIN old ON old.id = fact.loan_id
    JOIN repayment ON repayment.id = fact.repayment_id
), returned AS (
    SELECT payment.*, (SELECT sum(greatest(0, least(due.principal_minor, payment.paid - due.through + due.principal_minor)))
                       FROM due WHERE due.loan_id = payment.loan_id) AS principal
    FROM payment
), step AS (
    SELECT old.id AS loan_id, returned.day,
           old.principal_minor - lag(returned.principal, 1, 0::numeric) OVER earlier AS minor,
           returned.day - lag(returned.day, 1, old.paid_out_on) OVER earlier AS days
    FROM returned JOIN old ON old.id = returned.loan_id
    WINDOW earlier AS (PARTITION BY old.id ORDER BY returned.day, returned.id)
), lent AS (
    SELECT old.id AS loan_id, coalesce(max(step.day), old.paid_out_on) AS since,
           coalesce(sum(step.minor * step.days), 0) / old.principal_minor AS days_of_all
    FROM old LEFT JOIN step ON step.loan_id = old.id
    GROUP BY old.id, old.paid_out_on, old.principal_minor
)
UPDATE funding_share share
SET out_since = lent.since, out_minor_days = round(share.stake_minor * lent.days_of_all, 1)
FROM lent
WHERE lent.loan_id = share.loan_id;
