#!/bin/bash
# backup.sh <service> …: writes the whole database of each service to /backups/<service>-<UTC>.dump, while the service runs.
# backup.sh <service> -: the same to standard output, for a pipe that encrypts it.
# A file appears under its name when it is whole and was read back; what is cut off stays *.part.
set -euo pipefail
umask 077
if [ $# = 0 ]; then
  sed -n '2,3p' "$0" | sed 's/^# //' >&2
  exit 2
fi
# The tables of one moment; every transaction is in it or not.
dump() { pg_dump --format=custom --compress=6 --dbname="${1//-/_}" "${@:2}"; }
if [ "${2:-}" = - ]; then
  dump "$1"
  exit
fi
for service in "$@"; do
  file=/backups/$service-$(date -u +%Y%m%dT%H%M%SZ).dump
  dump "$service" --file="$file.part"
  pg_restore --list "$file.part" >/dev/null
  mv "$file.part" "$file"
  echo "$service: ${file##*/}, $(stat -c %s "$file") bytes"
done
