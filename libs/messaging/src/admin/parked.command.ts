import { parseArgs } from 'node:util';
import type { Actor } from '@xaso/kernel';
import { NothingParked } from '../parking/nothing-parked.js';
import type { Parking } from '../parking/parking.js';
import type { RedriveResult } from '../parking/redrive.js';
import { detailText, listText } from './parked-text.js';
import { DONE, FAILED, guarded, Misuse, required, type Terminal } from './terminal.js';

export const PARKED_HELP = `parked list [--consumer <name>] [--key <key>] [--limit <n>]     what is parked, the oldest first
parked show <consumer> <event> --by <who>                      one event with headers and payload; reading it is audited
parked redrive <consumer> <key> --by <who> [--reason <why>]    the events of a key once more, in order, up to the first that fails
parked redrive <consumer> --all --by <who> [--reason <why>]    the same for every key of the consumer
parked discard <consumer> <event> --by <who> --reason <why>    gives an event up: it never has its effect
With --json each prints one JSON document.`;

const OPTIONS = {
  consumer: { type: 'string' },
  key: { type: 'string' },
  limit: { type: 'string', default: '100' },
  by: { type: 'string' },
  reason: { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

interface Call {
  readonly parking: Parking;
  readonly args: readonly string[];
  readonly options: Options;
  readonly terminal: Terminal;
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<number>>> = { list, show, redrive, discard };

/** `node dist/main.js parked …`. Gives the exit code: 0 done, 1 refused or an event failed again, 2 misused. */
export function parkedCommand(
  parking: Parking,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return guarded(terminal, PARKED_HELP, async () => {
    const parsed = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: true });
    const [name = '', ...args] = parsed.positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Misuse(name === '' ? 'say what to do' : `there is no "parked ${name}"`);
    return command({ parking, args, options: parsed.values, terminal });
  });
}

async function list({ parking, args, options, terminal }: Call): Promise<number> {
  positionals(args, []);
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new Misuse('--limit takes a whole number above 0');
  const [events, total] = [await parking.list(limit, options), await parking.count(options)];
  print(terminal, options, { total, events }, listText(events, total));
  return DONE;
}

async function show({ parking, args, options, terminal }: Call): Promise<number> {
  const [consumer, event] = positionals(args, ['<consumer>', '<event>']);
  const detail = await parking.show(consumer, event, actorOf(options));
  print(terminal, options, detail, detailText(detail));
  return DONE;
}

async function redrive({ parking, args, options, terminal }: Call): Promise<number> {
  const wanted = options.all ? (['<consumer>'] as const) : (['<consumer>', '<key>'] as const);
  const [consumer = '', key] = positionals(args, wanted);
  const actor = actorOf(options);
  const keys = key === undefined ? await parking.keys(consumer) : [key];
  if (keys.length === 0) throw new Error(`nothing is parked for ${consumer}`);
  const results: ({ readonly key: string } & RedriveResult)[] = [];
  for (const one of keys) {
    const result = await parking.redrive(consumer, one, actor, options.reason).catch((error: unknown) => {
      // Of a list that somebody else redrives as well, a key may be done by the time it is its turn.
      if (options.all && error instanceof NothingParked) return { redriven: 0, left: 0 };
      throw error;
    });
    results.push({ key: one, ...result });
  }
  const failed = results.filter((result) => result.left > 0);
  print(terminal, options, { consumer, results }, results.map(redriven));
  return failed.length === 0 ? DONE : FAILED;
}

const redriven = ({ key, redriven: done, left, error }: { key: string } & RedriveResult) =>
  left === 0
    ? `${key}: ${done} redriven, nothing waits any more`
    : `${key}: ${done} redriven, ${left} still parked as they were; the next failed again: ${error ?? ''}`;

async function discard({ parking, args, options, terminal }: Call): Promise<number> {
  const [consumer, event] = positionals(args, ['<consumer>', '<event>']);
  const reason = required(options.reason, '--reason', 'it is kept in the audit log');
  await parking.discard(consumer, event, actorOf(options), reason);
  const said = `${event} is given up for ${consumer}; what waits behind it is still parked until it is redriven`;
  print(terminal, options, { consumer, eventId: event, discarded: true }, [said]);
  return DONE;
}

/** Who works on a command line is known by what they say: the audit log keeps it. */
const actorOf = ({ by }: Options): Actor => ({
  id: required(by, '--by', 'who does it is kept in the audit log'),
  role: 'operator',
  communes: '*',
});

function positionals<const N extends readonly string[]>(
  args: readonly string[],
  names: N,
): { [I in keyof N]: string } {
  if (args.length !== names.length)
    throw new Misuse(names.length === 0 ? `nothing is expected behind it` : `it takes ${names.join(' ')}`);
  return [...args] as { [I in keyof N]: string };
}

function print(terminal: Terminal, { json }: Options, document: unknown, lines: readonly string[]): void {
  if (json) terminal.out(JSON.stringify(document));
  else for (const line of lines) terminal.out(line);
}
