import { parseArgs } from 'node:util';
import type { RelayAdmin, RelayStatus } from '../relay/relay-admin.js';
import { DONE, FAILED, guarded, Misuse, required, table, type Terminal } from './terminal.js';

export const RELAY_HELP = `relay status [--json]                                               where the outbox's relay stands, and what to do
relay rebase --after-seq <n> --by <who> --reason <why> [--json]     after a restore: publish from the fact behind n on`;

const OPTIONS = {
  'after-seq': { type: 'string' },
  by: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** `node dist/main.js relay …`. Gives the exit code: 0 done, 1 refused or publishing has stopped, 2 misused. */
export function relayCommand(
  relay: RelayAdmin,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return guarded(terminal, RELAY_HELP, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
    const [name = '', ...more] = positionals;
    if (more.length > 0) throw new Misuse('nothing is expected behind it');
    if (name === 'status') return status(relay, values, terminal);
    if (name === 'rebase') return rebase(relay, values, terminal);
    throw new Misuse(name === '' ? 'say what to do' : `there is no "relay ${name}"`);
  });
}

async function status(relay: RelayAdmin, { json }: Options, terminal: Terminal): Promise<number> {
  const found = await relay.status();
  if (json) terminal.out(JSON.stringify(found));
  else for (const line of statusText(found)) terminal.out(line);
  return found.needsRebase || found.server.standby ? FAILED : DONE;
}

async function rebase(relay: RelayAdmin, options: Options, terminal: Terminal): Promise<number> {
  const after = required(
    options['after-seq'],
    '--after-seq',
    'relay status names a number that loses nothing',
  );
  if (!/^\d{1,18}$/.test(after))
    throw new Misuse('--after-seq takes a whole number; 0 publishes all that is kept');
  const by = required(options.by, '--by', 'who does it is kept in the audit log');
  const reason = required(options.reason, '--reason', 'it is kept in the audit log');
  const actor = { id: by, role: 'operator', communes: '*' } as const;
  const done = await relay.rebase(BigInt(after), actor, reason);
  const renumbered =
    done.renumbered > 0
      ? ` ${done.renumbered} of them had numbers that the restore had given out already, and got new ones.`
      : '';
  terminal.out(
    options.json
      ? JSON.stringify(done)
      : `${done.publishing} facts are published now, in order, those that Kafka had already a second time.${renumbered}`,
  );
  return DONE;
}

function statusText(found: RelayStatus): string[] {
  const { cursor, server } = found;
  const lease = found.held
    ? `held until ${found.leaseUntil?.toISOString() ?? ''}`
    : 'free: no relay leads at this moment';
  const waiting =
    found.oldestWaiting === null
      ? '0'
      : `${found.waiting}, the oldest since ${found.oldestWaiting.toISOString()}`;
  const here =
    server.leftBy === server.here ? 'the one that left the slot' : 'another than the one that left the slot';
  return [
    ...table([
      ['slot', found.slot],
      ['owner', found.owner ?? '–'],
      ['epoch', found.epoch ?? '–'],
      ['lease', lease],
      [
        'cursor',
        cursor ? `${cursor.old} → ${cursor.target ?? 'between windows'}, after ${cursor.afterSeq}` : '–',
      ],
      ['facts waiting', waiting],
      ['server', found.exists ? `${server.here}, ${here}` : server.here],
    ]),
    '',
    ...advice(found),
  ];
}

function advice(found: RelayStatus): string[] {
  const { server } = found;
  if (server.standby)
    return ['This server is a standby: nothing is published from it. Point the service at the primary.'];
  if (!found.exists)
    return ['No relay has run on this database yet; the first one begins with everything in the outbox.'];
  if (!found.needsRebase)
    return [
      found.held ? 'Nothing to do.' : 'Nothing to do: the next relay that runs goes on from the cursor.',
    ];
  const why =
    server.leftBy === server.here
      ? 'The slot has seen transactions that this server has not begun: it was restored to an earlier state.'
      : 'The slot was left by another server: this database was restored or copied.';
  return [
    `${why} Nothing is published, and every fact stays in the outbox.`,
    'If the other server still publishes this outbox, stop here: two would publish it.',
    `Otherwise: relay rebase --after-seq ${found.safeAfterSeq} --by <who> --reason <why>`,
    'Everything up to that number was acknowledged by Kafka. A smaller one is right as well, down to 0: facts that Kafka has',
    'already come a second time, in order, and the inboxes absorb them.',
  ];
}
