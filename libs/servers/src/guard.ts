import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What a guard does when the process that started it has died. */
export interface GuardDuty {
  readonly pid?: number;
  readonly signal?: NodeJS.Signals;
  /** Container to remove by force. */
  readonly container?: string | undefined;
  /** Folder to remove once the program is gone. */
  readonly remove?: string | undefined;
  /** File system to unmount, by its folder. */
  readonly unmount?: string | undefined;
}

const SCRIPT = fileURLToPath(new URL('../guard.sh', import.meta.url));

/**
 * A small shell that waits on a pipe held by this process. When the process ends without releasing it (even by
 * SIGKILL), the pipe closes and the guard does its duty, so nothing outlives its launcher.
 */
export function guard(duty: GuardDuty): { release(): void } {
  if (process.platform === 'win32') return { release: () => undefined };
  const signal = (duty.signal ?? 'SIGTERM').replace(/^SIG/, '');
  const { pid, container = '', remove = '', unmount = '' } = duty;
  const args = [pid ? String(pid) : '', signal, container, remove, unmount];
  const shell = spawn('/bin/sh', [SCRIPT, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return { release: () => shell.stdin.end('release\n') };
}
