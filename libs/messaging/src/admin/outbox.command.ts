import { parseArgs } from 'node:util';
import type { OutboxDays } from '../outbox/outbox-days.js';
import { DONE, guarded, Misuse, table, type Terminal } from './terminal.js';

export const OUTBOX_HELP = `outbox days [--json]     what was written, by topic and day: how many facts, and a checksum of their ids`;

/** `node dist/main.js outbox …`. Gives the exit code: 0 done, 1 failed, 2 misused. */
export function outboxCommand(
  read: () => Promise<OutboxDays>,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return guarded(terminal, OUTBOX_HELP, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false } },
      strict: true,
      allowPositionals: true,
    });
    const [name = '', ...more] = positionals;
    if (name !== 'days' || more.length > 0) throw new Misuse('outbox takes "days"');
    const found = await read();
    if (values.json) terminal.out(JSON.stringify(found));
    else for (const line of daysText(found)) terminal.out(line);
    return DONE;
  });
}

function daysText({ source, since, days }: OutboxDays): string[] {
  const rows = days.map(({ topic, day, count, checksum }) => [topic, day, String(count), checksum]);
  const whole =
    since === null ? 'everything it ever wrote' : `whole from ${since} on, older weeks are dropped`;
  return [
    ...table([['TOPIC', 'DAY (UTC)', 'FACTS', 'CHECKSUM'], ...rows]),
    '',
    `The outbox of ${source}: ${whole}.`,
  ];
}
