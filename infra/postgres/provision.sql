-- Run once by a superuser in the empty database `tranche`: roles, schemas and the publication of the outboxes.
--
-- Each service has two roles. `x_owner` owns schema x and runs its migrations; `x_service` is what the service works as, and may
-- read and write there but change no structure. Neither sees another schema. Passwords are psql variables (:'x_password').

REVOKE ALL ON DATABASE tranche FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- Owns the publication. Every owner is a member, so that each service's own migration can add its outbox to it.
CREATE ROLE outbox_publisher NOLOGIN;
GRANT CREATE ON DATABASE tranche TO outbox_publisher;
CREATE PUBLICATION tranche_outbox WITH (publish = 'insert', publish_via_partition_root = true);
ALTER PUBLICATION tranche_outbox OWNER TO outbox_publisher;

-- May read every outbox; each service's migration grants it.
CREATE ROLE outbox_reader NOLOGIN;

CREATE ROLE auth_owner LOGIN PASSWORD :'auth_owner_password';
CREATE ROLE auth_service LOGIN PASSWORD :'auth_service_password';
GRANT CONNECT ON DATABASE tranche TO auth_owner, auth_service;
CREATE SCHEMA auth AUTHORIZATION auth_owner;
GRANT USAGE ON SCHEMA auth TO auth_service;
ALTER DEFAULT PRIVILEGES FOR ROLE auth_owner IN SCHEMA auth GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO auth_service;
ALTER DEFAULT PRIVILEGES FOR ROLE auth_owner IN SCHEMA auth GRANT USAGE, SELECT ON SEQUENCES TO auth_service;
ALTER DEFAULT PRIVILEGES FOR ROLE auth_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE auth_owner IN SCHEMA auth GRANT EXECUTE ON FUNCTIONS TO auth_service;
ALTER ROLE auth_owner SET search_path = auth;
ALTER ROLE auth_service SET search_path = auth;
GRANT outbox_publisher TO auth_owner;
GRANT USAGE ON SCHEMA auth TO outbox_reader;

CREATE ROLE wallet_owner LOGIN PASSWORD :'wallet_owner_password';
CREATE ROLE wallet_service LOGIN PASSWORD :'wallet_service_password';
GRANT CONNECT ON DATABASE tranche TO wallet_owner, wallet_service;
CREATE SCHEMA wallet AUTHORIZATION wallet_owner;
GRANT USAGE ON SCHEMA wallet TO wallet_service;
ALTER DEFAULT PRIVILEGES FOR ROLE wallet_owner IN SCHEMA wallet GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wallet_service;
ALTER DEFAULT PRIVILEGES FOR ROLE wallet_owner IN SCHEMA wallet GRANT USAGE, SELECT ON SEQUENCES TO wallet_service;
ALTER DEFAULT PRIVILEGES FOR ROLE wallet_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE wallet_owner IN SCHEMA wallet GRANT EXECUTE ON FUNCTIONS TO wallet_service;
ALTER ROLE wallet_owner SET search_path = wallet;
ALTER ROLE wallet_service SET search_path = wallet;
GRANT outbox_publisher TO wallet_owner;
GRANT USAGE ON SCHEMA wallet TO outbox_reader;

CREATE ROLE loan_owner LOGIN PASSWORD :'loan_owner_password';
CREATE ROLE loan_service LOGIN PASSWORD :'loan_service_password';
GRANT CONNECT ON DATABASE tranche TO loan_owner, loan_service;
CREATE SCHEMA loan AUTHORIZATION loan_owner;
GRANT USAGE ON SCHEMA loan TO loan_service;
ALTER DEFAULT PRIVILEGES FOR ROLE loan_owner IN SCHEMA loan GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO loan_service;
ALTER DEFAULT PRIVILEGES FOR ROLE loan_owner IN SCHEMA loan GRANT USAGE, SELECT ON SEQUENCES TO loan_service;
ALTER DEFAULT PRIVILEGES FOR ROLE loan_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE loan_owner IN SCHEMA loan GRANT EXECUTE ON FUNCTIONS TO loan_service;
ALTER ROLE loan_owner SET search_path = loan;
ALTER ROLE loan_service SET search_path = loan;
GRANT outbox_publisher TO loan_owner;
GRANT USAGE ON SCHEMA loan TO outbox_reader;

CREATE ROLE ledger_owner LOGIN PASSWORD :'ledger_owner_password';
CREATE ROLE ledger_service LOGIN PASSWORD :'ledger_service_password';
GRANT CONNECT ON DATABASE tranche TO ledger_owner, ledger_service;
CREATE SCHEMA ledger AUTHORIZATION ledger_owner;
GRANT USAGE ON SCHEMA ledger TO ledger_service;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ledger_service;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger GRANT USAGE, SELECT ON SEQUENCES TO ledger_service;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger GRANT EXECUTE ON FUNCTIONS TO ledger_service;
ALTER ROLE ledger_owner SET search_path = ledger;
ALTER ROLE ledger_service SET search_path = ledger;
GRANT outbox_publisher TO ledger_owner;
GRANT USAGE ON SCHEMA ledger TO outbox_reader;

-- Where ledger-service rebuilds its journal to compare it with the live one.
CREATE SCHEMA ledger_shadow AUTHORIZATION ledger_owner;

CREATE ROLE relay_owner LOGIN PASSWORD :'relay_owner_password';
CREATE ROLE relay_service LOGIN REPLICATION PASSWORD :'relay_service_password';
GRANT CONNECT ON DATABASE tranche TO relay_owner, relay_service;
CREATE SCHEMA relay AUTHORIZATION relay_owner;
GRANT USAGE ON SCHEMA relay TO relay_service;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_owner IN SCHEMA relay GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO relay_service;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_owner IN SCHEMA relay GRANT USAGE, SELECT ON SEQUENCES TO relay_service;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_owner IN SCHEMA relay GRANT EXECUTE ON FUNCTIONS TO relay_service;
ALTER ROLE relay_owner SET search_path = relay;
ALTER ROLE relay_service SET search_path = relay;
GRANT outbox_reader TO relay_service;
