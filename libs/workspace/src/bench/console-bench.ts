import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { type BenchFigure, figureOf } from '@xaso/bench/figures';
import { NODE_ARGUMENTS } from '@xaso/operations';
import { gatewayUrl } from '../installation.js';
import { privateInstallation } from '../private-installation.js';
import { Resources } from '../resources.js';
import { ROOT } from '../root.js';
import { bringUp } from '../stack.js';

/** What apps/e2e says of one page. */
interface FirstOpening {
  readonly page: string;
  /** ms */
  readonly paints: readonly number[];
  readonly bytes: readonly number[];
}

const SOURCE = join(ROOT, 'libs/workspace/bootstrap/source.mjs');
const COMMAND = join(ROOT, 'apps/e2e/src/browser/paint.command.ts');
const MOST_BYTES: Readonly<Record<string, string>> = {
  'signed out': '≤ 300 kB',
  'the pilot at a glance': '≤ 300 kB',
};

/**
 * What somebody waits for who opens the web application for the first time on a phone, and how much comes over the line, with
 * the pilots loaded. The browser shares the machine with all that serves it.
 * @throws Error when the browser does not start or a page does not come
 */
export async function consoleBench({ runs = 5 } = {}): Promise<readonly BenchFigure[]> {
  const resources = new Resources();
  try {
    const installation = await privateInstallation(resources);
    const { signal } = new AbortController();
    const { accounts } = await bringUp(installation, resources, { load: true, signal, accounts: true });
    const openings = await opened({ url: gatewayUrl(installation.plan), accounts, runs });
    return openings
      .flatMap(({ page, paints, bytes }) => [
        {
          name: `${page}: largest contentful paint`,
          unit: 's',
          target: '≤ 2.5 s',
          values: paints.map((ms) => ms / 1_000),
        },
        {
          name: `${page}: first load`,
          unit: 'kB',
          target: MOST_BYTES[page] ?? '',
          values: bytes.map((some) => some / 1_000),
        },
      ])
      .flatMap((series) => figureOf(series) ?? []);
  } finally {
    await resources.closeAll(() => undefined);
  }
}

async function opened(input: object): Promise<readonly FirstOpening[]> {
  const child = spawn(process.execPath, [...NODE_ARGUMENTS, '--import', SOURCE, COMMAND], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(input));
  return (await json(child.stdout)) as readonly FirstOpening[];
}
