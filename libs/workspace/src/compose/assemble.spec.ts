import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xaso-assemble-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What deploy/docker/assemble.mjs says of a service whose package.json and service.ts have these versions. */
function refusal(manifest: string, said: string, asked: string): string {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'src'), { recursive: true });
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: manifest, files: [] }));
  writeFileSync(
    join(app, 'src', 'service.ts'),
    `export const app = define({\n  name: 'app',\n  version: '${said}',\n});\n`,
  );
  const script = join('deploy', 'docker', 'assemble.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, app, join(folder, 'image'), asked], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? '' : (/Error: (.*)/.exec(stderr)?.[1] ?? stderr).replaceAll(`${folder}/`, '');
}

describe('the build of an image', () => {
  test('takes one version from the tag, from package.json and from what the service says of itself', () => {
    expect(refusal('0.2.0', '0.2.0', '0.2.0')).toBe('');
  });

  test('refuses a version that is not that of package.json', () => {
    expect(refusal('0.2.0', '0.2.0', '0.3.0')).toContain(
      'app is version 0.2.0 by its package.json, not 0.3.0',
    );
  });

  test('refuses a service that would say another version at /health', () => {
    expect(refusal('0.2.0', '0.1.0', '0.2.0')).toContain('app/src/service.ts says 0.1.0');
  });
});
