import { spawn } from 'node:child_process';

/** What a guard does when the process that started it has died. */
export interface GuardDuty {
  readonly pid?: number;
  readonly signal?: NodeJS.Signals;
  /** Container to remove by force. */
  readonly container?: string | undefined;
  /** Folder to remove once the program is gone. */
  readonly remove?: string | undefined;
}

const SCRIPT = `
read -r word
[ "$word" = release ] && exit 0
if [ -n "$1" ]; then
  kill -s "$2" "$1" 2>/dev/null
  n=0
  while kill -0 "$1" 2>/dev/null && [ "$n" -lt 200 ]; do n=$((n + 1)); sleep 0.1; done
  kill -s KILL "$1" 2>/dev/null
fi
[ -n "$3" ] && docker rm --force --volumes "$3"
[ -n "$4" ] && rm -rf -- "$4"
exit 0
`;

/**
 * A small shell that waits on a pipe held by this process. When the process ends without releasing it (even by
 * SIGKILL), the pipe closes and the guard does its duty, so nothing outlives its launcher.
 */
export function guard(duty: GuardDuty): { release(): void } {
  if (process.platform === 'win32') return { release: () => undefined };
  const signal = (duty.signal ?? 'SIGTERM').replace(/^SIG/, '');
  const args = [duty.pid ? String(duty.pid) : '', signal, duty.container ?? '', duty.remove ?? ''];
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'xaso-guard', ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return { release: () => shell.stdin.end('release\n') };
}
