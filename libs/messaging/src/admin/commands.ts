import type { INestApplication } from '@nestjs/common';
import { Database } from '@xaso/platform';
import { EventsServer } from '../events-server.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { outboxDays } from '../outbox/outbox-days.js';
import { Parking } from '../parking/parking.js';
import { RelayAdmin } from '../relay/relay-admin.js';
import { outboxCommand } from './outbox.command.js';
import { parkedCommand } from './parked.command.js';
import { relayCommand } from './relay.command.js';
import type { Terminal } from './terminal.js';

type Command = (app: INestApplication, args: readonly string[]) => Promise<void>;

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * What every service with messaging can be told on its command line: `commands: { ...messagingCommands }` in its
 * definition, then `node dist/main.js parked list`.
 */
export const messagingCommands: Readonly<Record<'outbox' | 'parked' | 'relay', Command>> = {
  outbox: (app, args) => {
    const { service } = app.get<MessagingOptions>(MESSAGING_OPTIONS);
    return ended(outboxCommand(() => outboxDays(app.get(Database), service), args, terminal));
  },
  parked: async (app, args) => {
    // A redrive needs the handlers; nothing is read from Kafka.
    app.connectMicroservice({ strategy: app.get(EventsServer) });
    await ended(parkedCommand(app.get(Parking), args, terminal));
  },
  relay: (app, args) => ended(relayCommand(app.get(RelayAdmin), args, terminal)),
};

async function ended(code: Promise<number>): Promise<void> {
  const exitCode = await code;
  if (exitCode !== 0) process.exitCode = exitCode;
}
