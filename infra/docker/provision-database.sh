#!/bin/bash
# Run by the database's image when its volume is empty: roles and schemas, with the passwords that the environment holds.
set -eu
for role in auth wallet loan ledger relay; do
  for kind in OWNER SERVICE; do
    name="${role^^}_${kind}_DB_PASSWORD"
    [ -n "${!name:-}" ] || { echo "$name is not set" >&2; exit 1; }
  done
done
# \getenv keeps them off the command line.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\getenv auth_owner_password AUTH_OWNER_DB_PASSWORD
\getenv auth_service_password AUTH_SERVICE_DB_PASSWORD
\getenv wallet_owner_password WALLET_OWNER_DB_PASSWORD
\getenv wallet_service_password WALLET_SERVICE_DB_PASSWORD
\getenv loan_owner_password LOAN_OWNER_DB_PASSWORD
\getenv loan_service_password LOAN_SERVICE_DB_PASSWORD
\getenv ledger_owner_password LEDGER_OWNER_DB_PASSWORD
\getenv ledger_service_password LEDGER_SERVICE_DB_PASSWORD
\getenv relay_owner_password RELAY_OWNER_DB_PASSWORD
\getenv relay_service_password RELAY_SERVICE_DB_PASSWORD
\include /provision/provision.sql
SQL
