import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutsideListener, ServerMode } from '@xaso/servers';
import { planPorts, type Installation } from './installation.js';
import type { Resources } from './resources.js';
import { State } from './state.js';

/** How it differs from the usual private installation. */
export interface PrivateOptions {
  /** True: its database flushes what it commits, as that of a lasting one. */
  readonly flushes?: boolean;
  /** Default embedded ones. */
  readonly servers?: ServerMode;
  /** A listener for programs outside. */
  readonly outside?: OutsideListener | undefined;
}

/** An installation in a folder of its own on free ports; `resources` removes it again. */
export async function privateInstallation(
  resources: Resources,
  { flushes = false, servers = 'embedded', outside }: PrivateOptions = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-private-'));
  await resources.open(undefined, Promise.resolve(), () => rm(folder, { recursive: true, force: true }));
  const namespace = `private-${randomBytes(3).toString('hex')}`;
  return {
    plan: {
      state: new State(folder),
      servers,
      temporary: true,
      flushes,
      namespace,
      outside,
      ports: await planPorts(true),
      watch: [],
    },
    databases: {},
    children: new Map(),
  };
}
