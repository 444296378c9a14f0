#!/bin/bash
# restore.sh <service> <file>: puts the database of a service back as a file of backup.sh has it; "-" reads standard input.
# restore.sh kafka <file>: puts the records of Kafka into its volume, which must be empty.
# The service must be stopped. The database that was there is kept under another name, and stays what it is when this fails.
set -euo pipefail
export PGOPTIONS='-c client_min_messages=warning'
if [ $# != 2 ]; then
  sed -n '2,4p' "$0" | sed 's/^# //' >&2
  exit 2
fi
database=${1//-/_}
file=$2
[ "$file" = - ] || file=/backups/${file##*/}
if [ "$file" != - ] && [ ! -r "$file" ]; then
  echo "There is no $file. There are: $(cd /backups && ls -- *.dump *.tar.gz 2>/dev/null | tr '\n' ' ')" >&2
  exit 1
fi
if [ "$1" = kafka ]; then
  if [ -n "$(ls -A /kafka)" ]; then
    echo "The volume of Kafka is not empty; nothing was changed. Remove it first: deploy/RUNBOOK.md says how." >&2
    exit 1
  fi
  tar --extract --gzip --same-owner --same-permissions --file="$file" --directory=/kafka
  echo "Kafka holds what it held when the copy was made."
  exit
fi
sql() { psql -v ON_ERROR_STOP=1 -qAt -v name="$database" -v new="$new" -v old="$old" -d postgres; }
new=${database}_restoring
old=${database}_before_$(date -u +%Y%m%d%H%M%S)

[ "$(sql <<<"select count(*) from pg_roles where rolname = :'name'")" = 1 ] || {
  echo "There is no role $database: docker compose run --rm databases makes it." >&2
  exit 1
}
users=$(sql <<<"select count(*) from pg_stat_activity where datname = :'name'")
if [ "$users" != 0 ]; then
  echo "$users connections use the database $database; nothing was changed. Stop the service first: docker compose stop $1" >&2
  exit 1
fi
sql <<'SQL'
drop database if exists :"new";
create database :"new" owner :"name" template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8';
revoke connect, temporary on database :"new" from public;
SQL
if [ "$file" = - ]; then pg_restore --exit-on-error --dbname="$new"; else pg_restore --exit-on-error --dbname="$new" "$file"; fi
sql <<'SQL'
begin;
select format('alter database %I rename to %I', :'name', :'old') where exists (select from pg_database where datname = :'name') \gexec
alter database :"new" rename to :"name";
commit;
SQL
echo "$1 is as in the backup. What was there before is kept as the database $old."
