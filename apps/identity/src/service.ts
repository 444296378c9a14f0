import { readFile } from 'node:fs/promises';
import { defineService, platformMigrations } from '@xaso/platform';
import { DemonstrationService, type WantedAccount } from './accounts/demonstration.service.js';
import { SetPasswordService } from './accounts/set-password.service.js';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { mountProvider } from './provider/mount.service.js';
import { ProviderService } from './provider/provider.service.js';
import { RESPONSES } from './responses.gen.js';

/** Who people are: accounts, signing in, and the tokens that every service trusts. */
export const identity = defineService({
  name: 'identity',
  version: '0.1.0',
  module: AppModule,
  responses: RESPONSES,
  config,
  entities: [],
  migrations: [
    platformMigrations,
    { name: 'identity', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  prepare: (app) => mountProvider(app.getHttpAdapter().getInstance(), () => app.get(ProviderService)),
  commands: {
    /** Prints the link that makes the first administrator. */
    'first-admin': async (app) => {
      const link = await app.get(SetPasswordService).firstAdmin();
      if (link) process.stdout.write(`${link.url}\n`);
      else {
        process.stderr.write('there is an administrator already: accounts are made in the console\n');
        process.exitCode = 1;
      }
    },
    /** `demonstration <file>`: the accounts of a JSON file, each with a new password; prints them as JSON. */
    demonstration: async (app, [file]) => {
      if (file === undefined) throw new Error('name the file of accounts: demonstration <file>');
      const wanted = JSON.parse(await readFile(file, 'utf8')) as WantedAccount[];
      process.stdout.write(`${JSON.stringify(await app.get(DemonstrationService).provide(wanted))}\n`);
    },
  },
});
