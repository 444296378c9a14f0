#!/bin/bash
# backup.sh <service> …: writes the whole database of each service to /backups/<service>-<UTC>.dump, while the service runs.
# backup.sh <service> -: the same to standard output, for a pipe that encrypts it.
# backup.sh kafka: the records of Kafka, which must be stopped, to /backups/kafka-<UTC>.tar.gz.
# A file appears under its name when it is whole and was read back; what is cut off stays *.part.
set -euo pipefail
umask 077
if [ $# = 0 ]; then
  sed -n '2,4p' "$0" | sed 's/^# //' >&2
  exit 2
fi
# The tables of one moment; every transaction is in it or not.
dump() { pg_dump --format=custom --compress=6 --dbname="${1//-/_}" "${@:2}"; }
if [ "${2:-}" = - ]; then
  dump "$1"
  exit
fi
# Under its name when it is whole.
finish() {
  mv "$1.part" "$1"
  echo "$service: ${1##*/}, $(stat -c %s "$1") bytes"
}
for service in "$@"; do
  if [ "$service" = kafka ]; then
    if (exec 3<>/dev/tcp/kafka/9092) 2>/dev/null; then
      echo "Kafka runs; nothing was written. Stop it first, facts wait meanwhile: docker compose stop kafka" >&2
      exit 1
    fi
    file=/backups/kafka-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
    tar --create --gzip --file="$file.part" --directory=/kafka .
    tar --list --gzip --file="$file.part" >/dev/null
    finish "$file"
    continue
  fi
  file=/backups/$service-$(date -u +%Y%m%dT%H%M%SZ).dump
  dump "$service" --file="$file.part"
  pg_restore --list "$file.part" >/dev/null
  finish "$file"
done
