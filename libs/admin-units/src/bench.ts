import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const DIST = new URL('../dist/index.js', import.meta.url);
const LOADS = 5;

export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
}

interface Measured {
  readonly load: number;
  readonly heap: number;
  readonly unit: number;
  readonly firstRollUp: number;
  readonly rollUp: number;
  readonly children: number;
  readonly firstSearch: number;
  readonly search: number;
}

/**
 * Import and load from the files, memory, and look-ups, of the built package: each in a fresh process, the median of five.
 * Memory is what heap and buffers hold more than before the import, collected, after every look-up was used.
 */
export async function bench(): Promise<BenchFigure[]> {
  if (!existsSync(DIST))
    throw new Error(`${fileURLToPath(DIST)} is missing: build the package, then measure it`);
  const runs: Measured[] = [];
  for (let i = 0; i < LOADS; i++) runs.push(await measure());
  const figure = (name: string, key: keyof Measured, unit: string, target: string) => ({
    name: `admin-units: ${name}`,
    value: Number(
      runs
        .map((run) => run[key])
        .toSorted((a, b) => a - b)
        [LOADS >> 1]?.toPrecision(3),
    ),
    unit,
    target,
  });
  return [
    figure('load', 'load', 'ms', '≤ 150'),
    figure('memory, with everything in use', 'heap', 'MB', '≤ 40'),
    figure('unit()', 'unit', 'µs', '≤ 5'),
    figure('first rollUp(), reads the conversion', 'firstRollUp', 'ms', ''),
    figure('rollUp()', 'rollUp', 'µs', '≤ 5'),
    figure('communesOf() again', 'children', 'µs', '≤ 5'),
    figure('first search, builds its index', 'firstSearch', 'ms', ''),
    figure('search', 'search', 'ms', ''),
  ];
}

async function measure(): Promise<Measured> {
  const args = ['--expose-gc', '--input-type=module', '--eval', CHILD, DIST.href];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env['PATH'] },
  });
  return JSON.parse(stdout) as Measured;
}

const CHILD = `
const used = () => { gc(); gc(); const m = process.memoryUsage(); return m.heapUsed + m.external; };
const before = used();
const t0 = performance.now();
const lib = await import(process.argv[1]);
lib.loadUnits();
const load = performance.now() - t0;

const ids = lib.provinces('before-2025-07-01').flatMap((p) => lib.communesOf(p.id)).map((u) => u.code + '@' + u.epoch);
const provinces = lib.provinces('from-2025-07-01').map((p) => p.code + '@' + p.epoch);
let seen = 0;
function each(keys, times, look) {
  for (const id of keys) if (look(id)) seen++;
  const start = performance.now();
  for (let i = 0; i < times; i++) for (const id of keys) if (look(id)) seen++;
  return (performance.now() - start) / times / keys.length;
}
const unit = each(ids, 20, lib.unit) * 1000;
const r0 = performance.now();
lib.rollUp(ids[0]);
const firstRollUp = performance.now() - r0;
const rollUp = each(ids, 20, lib.rollUp) * 1000;
const children = each(provinces, 500, lib.communesOf) * 1000;
const queries = ['thanh son', 'Đào', 'phuong 1', 'x', 'minh hop, nghe an'];
const s0 = performance.now();
lib.searchUnits('thanh son');
const firstSearch = performance.now() - s0;
const search = each(queries, 20, lib.searchUnits);
const heap = (used() - before) / 1e6;
if (seen === 0) throw new Error('nothing was found');
console.log(JSON.stringify({ load, heap, unit, firstRollUp, rollUp, children, firstSearch, search }));
`;
