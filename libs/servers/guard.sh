# guard.sh <pid> <signal> <container> <folder> <mounted>: waits on standard input for "release". When the process that holds
# the other end dies instead, ends the program, removes the container, unmounts the file system and removes the folder.
# Empty arguments mean nothing to do.
read -r word
[ "$word" = release ] && exit 0
if [ -n "$1" ]; then
  kill -s "$2" "$1" 2>/dev/null
  n=0
  while kill -0 "$1" 2>/dev/null && [ "$n" -lt 200 ]; do n=$((n + 1)); sleep 0.1; done
  kill -s KILL "$1" 2>/dev/null
fi
[ -n "$3" ] && docker stop --time 20 "$3" && docker rm --force --volumes "$3"
[ -n "$5" ] && umount -l -- "$5"
[ -n "$4" ] && rm -rf -- "$4"
exit 0
