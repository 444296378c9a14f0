import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { provideVenv } from './python.js';

let folder: string;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'xaso-python-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that says it is this Python, and cannot make a virtual environment. */
async function python(version: string): Promise<string> {
  const file = join(folder, 'python');
  const script = `#!/bin/sh\n[ "$1" = -c ] && echo '${version}' && exit 0\necho 'No module named venv' >&2\nexit 1\n`;
  await writeFile(file, script);
  await chmod(file, 0o755);
  return file;
}

const provided = (system: string) =>
  provideVenv(join(folder, 'kept'), () => undefined, system).catch((error: Error) => error.message);

describe('the Python of the example for analysts', () => {
  test('that is not there is named with the way out', async () => {
    const nowhere = join(folder, 'nowhere');
    expect(await provided(nowhere)).toContain(`there is no Python called ${nowhere}; install it`);
  });

  test('that is too old is named with the version that is needed', async () => {
    expect(await provided(await python('3 9 1'))).toContain('is Python 3.9, the example needs 3.11 or newer');
  });

  test('that cannot make a virtual environment says why', async () => {
    const said = await provided(await python('3 12 0'));
    expect(said).toContain('apt install python3-venv');
    expect(said).toContain('No module named venv');
  });
});
