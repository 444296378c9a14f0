import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { ROOT } from '../root.js';
import { operationsFile } from './client-operations.js';

const run = promisify(execFile);

test('what is generated from the routes is what the routes say now', async () => {
  const command = join(ROOT, 'libs/workspace/bootstrap/run.mjs');
  const checked = run(process.execPath, [command, 'client', '--check'], { cwd: ROOT });
  await expect(checked).resolves.toMatchObject({ stdout: 'Everything is current.\n' });
}, 400_000);

test('each operation is a constant with its types; one without an answer gives nothing', () => {
  const document = {
    paths: {
      '/campaigns/{id}': { get: { operationId: 'campaigns.one', description: 'One of\nthem */' } },
      '/device-keys/{id}': { delete: { operationId: 'deviceKeys.revoke' }, head: {} },
    },
  };
  const text = operationsFile('surveys', document, 'export type CampaignsOneResponse = string;\n');
  expect(text).toContain('/** One of them * / */\nexport const campaignsOne');
  expect(text).toContain('operation<Types.CampaignsOneData, Types.CampaignsOneResponse>');
  expect(text).toContain("'surveys', 'GET', '/campaigns/{id}'");
  expect(text).toContain('operation<Types.DeviceKeysRevokeData, void>');
});
