import { parseArgs } from 'node:util';
import { newEvent } from '../generators/new-event.js';
import { newModule } from '../generators/new-module.js';
import { newService } from '../generators/new-service.js';
import { Refused, Tree } from '../generators/tree.js';
import { UsageError } from '../options.js';
import { ROOT } from '../root.js';

const HELP = {
  service: `npm run new:service -- <name> [--port <n>]

Writes a service without features and its contracts package, and makes them known to the launcher, the compiler,
docker-compose.yml, deploy/env and Prometheus. Without --port it gets the next free one from 8101.
`,
  module: `npm run new:module -- <service> <feature> [--thing <name>] [--busy]

Writes a feature of things of communes that are recorded and withdrawn: rules, table, HTTP, two facts with samples, tests.
A feature is named in the plural (visits); --thing says what one of them is called where that is not the plain singular.
--busy gives its topic 12 partitions in place of 3: for what has by far the most facts. The number is fixed from then on.
`,
  event: `npm run new:event -- <service> <aggregate>.<past-verb> [--busy]

Writes a fact into the contracts of a service: declaration, golden samples, CHANGES.md, and a topic for a new aggregate:
3 partitions, or with --busy 12, for what has by far the most facts. The number is fixed from then on.
`,
} as const;
type What = keyof typeof HELP;

/** Where a command says what it did, and why it did not. */
interface Voice {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
const terminal: Voice = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/**
 * `npm run new:service`, `new:module` and `new:event`.
 * @returns 0 when it was written, 1 when it was refused, 2 when the command line makes no sense; nothing is written then
 */
export async function main(
  args: readonly string[],
  root: string = ROOT,
  say: Voice = terminal,
): Promise<number> {
  const [what = '', ...rest] = args;
  try {
    if (!isWhat(what)) throw new UsageError(`There is new:${Object.keys(HELP).join(', new:')}.`);
    const tree = new Tree(root);
    const steps = generate(what, tree, rest);
    if (!steps) {
      say.out(HELP[what]);
      return 0;
    }
    const written = await tree.save();
    say.out(`Wrote\n${indented(written)}\nNext\n${indented(steps)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof UsageError)) throw error;
    const hint = error instanceof UsageError && isWhat(what) ? `\n\n${HELP[what]}` : '\n';
    say.err(`${error.message} Nothing was written.${hint}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join('');

const isWhat = (text: string): text is What => Object.hasOwn(HELP, text);

/** What is left to do; undefined when help was asked for. */
function generate(what: What, tree: Tree, args: readonly string[]): string[] | undefined {
  const { values, positionals } = read(args);
  if (values.help) return undefined;
  const allowed = { service: ['port'], module: ['thing', 'busy'], event: ['busy'] }[
    what
  ] as readonly string[];
  const strange = Object.keys(values).find((option) => !allowed.includes(option));
  if (strange) throw new UsageError(`new:${what} knows no --${strange}.`);
  const [first = '', second = ''] = positionals;
  if (positionals.length !== (what === 'service' ? 1 : 2))
    throw new UsageError(`new:${what} takes other arguments.`);
  switch (what) {
    case 'service':
      return newService(tree, first, portOf(values.port));
    case 'module':
      return newModule(tree, first, second, values);
    case 'event':
      return newEvent(tree, first, second, values.busy);
  }
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { port: text, thing: text, busy: flag, help: flag } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new UsageError('--port takes a number from 1024 to 65535.');
}
