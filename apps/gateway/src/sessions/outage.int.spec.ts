import { expect, test } from '@jest/globals';
import { freshDatabase } from '@xaso/testing';
import { gateway as definition } from '../service.js';
import { runGateway, runInstallation } from '../spec/gateway.fixture.js';
import { Wire } from '../spec/wire.fixture.js';

test('while its database is away nobody is signed out, and whoever needs no session goes on', async () => {
  const database = await freshDatabase(definition.migrations);
  const wire = await Wire.to(database.url);
  const all = await runInstallation({ DATABASE_URL: wire.url });
  const { browser } = await all.signIn();
  wire.cut();
  all.gateway.clock.advance(6_000);

  const ready = await fetch(`${all.gateway.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    expect.objectContaining({
      status: 'not-ready',
      checks: [
        expect.objectContaining({ name: 'database', ok: false, detail: 'PostgreSQL does not answer' }),
      ],
    }),
  ]);
  for (const path of ['/session', '/api/surveys/private/forms']) {
    const { status, json } = await browser.api(path);
    expect([status, json.code, json.detail]).toEqual([
      503,
      'database-unavailable',
      expect.stringContaining('phiên của bạn vẫn còn'),
    ]);
  }
  const phone = await fetch(`${all.gateway.url}/api/surveys/key/abc/formList`);
  const program = await fetch(`${all.gateway.url}/api/surveys/forms`, {
    headers: { authorization: 'Bearer t' },
  });
  expect([phone.status, program.status]).toEqual([201, 201]);

  wire.mend();
  expect((await browser.api('/session')).status).toBe(200);
  await all.stop();
  await wire.stop();
  await database.drop();
});

test('a database that was not migrated is told at the start, with what to do', async () => {
  const database = await freshDatabase([]);
  await expect(runGateway({ DATABASE_URL: database.url })).rejects.toThrow(
    'the database lacks migrations, the first is gateway/0001_session.sql; run: node dist/main.js migrate',
  );
  await database.drop();
});
