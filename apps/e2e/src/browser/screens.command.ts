import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveScreens } from './screens.js';

/** `npm run screens`: the pictures of the documents, taken of the installation that runs here, best right after `--reset`. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(root, '.xaso', file), 'utf8')) as unknown;

const { gateway: url } = (await read('run.json')) as { gateway: string };
const accounts = (await read('accounts.json')) as Parameters<typeof saveScreens>[0]['accounts'];
await saveScreens({ url, accounts }, join(root, 'docs', 'screens'));
