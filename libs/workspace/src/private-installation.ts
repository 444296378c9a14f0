import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planPorts, type Installation } from '../installation.js';
import type { Resources } from '../resources.js';
import { State } from '../state.js';

/**
 * An installation in a folder of its own on free ports, with embedded servers; `resources` removes it again.
 * @param flushes whether its database works as that of a lasting one
 */
export async function privateInstallation(
  resources: Resources,
  { flushes = false }: { readonly flushes?: boolean } = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-bench-'));
  await resources.open(undefined, Promise.resolve(), () => rm(folder, { recursive: true, force: true }));
  const namespace = `bench-${randomBytes(3).toString('hex')}`;
  return {
    plan: {
      state: new State(folder),
      servers: 'embedded',
      temporary: true,
      flushes,
      namespace,
      ports: await planPorts(true),
      watch: [],
    },
    databases: {},
    children: new Map(),
  };
}
