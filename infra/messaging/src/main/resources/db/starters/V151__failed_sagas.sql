-- Whose saga it is, for the lists.
ALTER TABLE saga_waiting ADD COLUMN subject text NOT NULL DEFAULT '';

UPDATE saga_waiting open
SET subject = step.subject
FROM saga_step step
WHERE step.saga = open.saga AND step.saga_id = open.saga_id;

-- The sagas whose compensation has failed, as long as they need somebody. How they came here and how they end is in saga_step.
CREATE TABLE saga_failed (
    saga text NOT NULL,
    saga_id bigint NOT NULL,
    subject text NOT NULL,
    step text NOT NULL,
    started_at timestamptz NOT NULL,
    failed_at timestamptz NOT NULL,
    reason text,
    at_risk_minor bigint NOT NULL CHECK (at_risk_minor >= 0),
    currency char(3) NOT NULL,
    PRIMARY KEY (saga, saga_id)
);
