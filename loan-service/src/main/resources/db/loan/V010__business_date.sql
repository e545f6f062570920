-- What day it is for everything that falls due: one row.
CREATE TABLE business_date (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    today date NOT NULL,
    moved_at timestamptz NOT NULL
);
REVOKE DELETE, TRUNCATE ON business_date FROM loan_service;

CREATE FUNCTION refuse_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The business date does not go back from % to %', OLD.today, NEW.today
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER only_onwards BEFORE UPDATE ON business_date
    FOR EACH ROW WHEN (NEW.today < OLD.today) EXECUTE FUNCTION refuse_going_back();
