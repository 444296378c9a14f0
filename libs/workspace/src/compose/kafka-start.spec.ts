import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../root.js';

const START = join(ROOT, 'deploy', 'kafka', 'start.sh');
const BROKER = `sleep infinity & trap "kill $!; echo broker stopped; exit 0" TERM; echo broker up; wait`;

let folder: string;
let script: ChildProcess | undefined;
let said: string;
let heard: () => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kafka-start-'));
  await mkdir(join(folder, 'logs'));
  // In the place of the file system: the free megabytes that the file `free` says.
  await writeFile(join(folder, 'stat'), `#!/bin/sh\necho "$(cat '${folder}/free') 1048576"\n`);
  await chmod(join(folder, 'stat'), 0o755);
  await room(1_000);
});
afterEach(async () => {
  if (script?.exitCode === null && script.signalCode === null) {
    script.kill('SIGTERM');
    await once(script, 'exit');
  }
  await rm(folder, { recursive: true });
});

/** Whole at any moment, as the script reads it when it likes. */
async function room(megabytes: number): Promise<void> {
  await writeFile(join(folder, 'new'), String(megabytes));
  await rename(join(folder, 'new'), join(folder, 'free'));
}

function start(broker = BROKER): ChildProcess {
  said = '';
  heard = () => undefined;
  script = spawn('bash', [START, 'bash', '-c', broker], {
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      KAFKA_LOG_DIRS: join(folder, 'logs'),
      KAFKA_PROCESS_ROLES: 'broker,controller',
      MIN_FREE_MB: '100',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [script.stdout, script.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      heard();
    });
  return script;
}

/** Waits until that was said, and forgets it. */
async function says(words: string): Promise<void> {
  while (!said.includes(words)) await new Promise<void>((resolve) => (heard = resolve));
  said = said.slice(said.indexOf(words) + words.length);
}

describe('the start of a broker', () => {
  test('stops it before the disk is full, and starts it again once there is room', async () => {
    start();
    await says('broker up');
    await room(99);
    await says('99 MB are free: the broker is stopped before the disk is full');
    await says('broker stopped');
    await room(199);
    await says('99 MB are free: the broker is held back until 200 MB are');
    await room(200);
    await says('200 MB are free again: the broker is started');
    await says('broker up');
  });

  test('does not start it on a full disk, and ends when it is told to', async () => {
    await room(0);
    const process = start();
    await says('0 MB are free: the broker is held back until 200 MB are');
    process.kill('SIGTERM');
    expect(await once(process, 'exit')).toEqual([143, null]);
    expect(said).not.toContain('broker up');
  });

  test('stops it when the container is stopped', async () => {
    const process = start();
    await says('broker up');
    process.kill('SIGTERM');
    await says('broker stopped');
    expect(await once(process, 'exit')).toEqual([143, null]);
  });

  test('ends as it ends', async () => {
    expect(await once(start('exit 7'), 'exit')).toEqual([7, null]);
  });

  test('is refused when the topics are there and the log of the metadata is not', async () => {
    await mkdir(join(folder, 'logs', 'surveys.response.v1-0'));
    await writeFile(join(folder, 'logs', 'surveys.response.v1-0', 'partition.metadata'), '');
    expect(await once(start(), 'exit')).toEqual([1, null]);
    await says('put it back from a copy');
    await mkdir(join(folder, 'logs', '__cluster_metadata-0'));
    await writeFile(join(folder, 'logs', '__cluster_metadata-0', '00000000000000000000.log'), '');
    start();
    await says('broker up');
  });
});
