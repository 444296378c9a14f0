import { json } from 'node:stream/consumers';
import { firstOpenings } from './paint.js';

/** For `npm run bench -- console`: the installation comes on standard input, what was measured goes to standard output. */
const { runs, ...installation } = (await json(process.stdin)) as Parameters<typeof firstOpenings>[0] & {
  readonly runs: number;
};
process.stdout.write(JSON.stringify(await firstOpenings(installation, runs)));
