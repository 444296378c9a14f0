#!/bin/bash
# databases.sh <service> …: gives each service a database of its own, owned by a role of the same name that may enter no
# other; its password is in <SERVICE>_DB_PASSWORD. What is there is kept and passwords are set anew, so it runs at every start.
set -euo pipefail
if ! psql -q -c '' >/dev/null; then
  echo "The data of PostgreSQL was made with another POSTGRES_PASSWORD: put that .env back, or begin anew with docker compose down -v." >&2
  exit 1
fi
psql -v ON_ERROR_STOP=1 -q -c 'revoke connect on database postgres, template1 from public'
for service in "$@"; do
  variable=$(tr 'a-z-' 'A-Z_' <<<"$service")_DB_PASSWORD
  PASSWORD=${!variable:?run deploy/env}
  export PASSWORD
  name=${service//-/_}
  psql -v ON_ERROR_STOP=1 -q -v name="$name" <<'SQL'
\getenv password PASSWORD
select format('create role %I login', :'name') where not exists (select from pg_roles where rolname = :'name') \gexec
select format('alter role %I login password %L', :'name', :'password') \gexec
select format($$create database %I owner %I template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'$$, :'name', :'name')
  where not exists (select from pg_database where datname = :'name') \gexec
select format('revoke connect, temporary on database %I from public', :'name') \gexec
SQL
  echo "database $name is there"
done
