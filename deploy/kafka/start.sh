#!/bin/bash
# start.sh <command> …: runs the broker of its container while there is room on its disk, and holds it back while there is not.
# A broker whose disk runs full may forget its topics; one that was stopped before loses nothing, and facts wait in the
# outboxes meanwhile. MIN_FREE_MB: with less it is stopped, with twice as much it is started.
set -euo pipefail
folder=${KAFKA_LOG_DIRS:?}
least=${MIN_FREE_MB:?}
broker=

say() { echo "start.sh: $*"; }
free_mb() {
  local blocks size
  read -r blocks size < <(stat -f -c '%a %S' "$folder")
  echo $((blocks * size / 1048576))
}
# Sleeps so that a signal to this shell is heard at once.
pause() { sleep "$1" & wait $! || true; }
stop() {
  trap '' TERM INT
  if [ -n "$broker" ]; then
    kill -TERM "$broker" 2>/dev/null || true
    wait "$broker" || true
  fi
}
trap 'stop; exit 143' TERM INT

# Topics of which the metadata says nothing would be set aside as strays.
if compgen -G "$folder/*-*/partition.metadata" >/dev/null && ! compgen -G "$folder/__cluster_metadata-0/*.log" >/dev/null \
  && [[ ${KAFKA_PROCESS_ROLES:-} == *controller* ]]; then
  say "the records of topics are in $folder, and the log that says which topics there are is not: put it back from a copy" >&2
  exit 1
fi

while :; do
  if [ "$(free_mb)" -lt $((least * 2)) ]; then
    say "$(free_mb) MB are free: the broker is held back until $((least * 2)) MB are" >&2
    until [ "$(free_mb)" -ge $((least * 2)) ]; do pause 2; done
    say "$(free_mb) MB are free again: the broker is started"
  fi
  "$@" &
  broker=$!
  while kill -0 "$broker" 2>/dev/null; do
    if [ "$(free_mb)" -lt "$least" ]; then
      say "$(free_mb) MB are free: the broker is stopped before the disk is full" >&2
      kill -TERM "$broker" 2>/dev/null || true
      wait "$broker" || true
      broker=
      continue 2
    fi
    pause 1
  done
  code=0
  wait "$broker" || code=$?
  exit "$code"
done
