import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { applyTopics, logEnds, readTopic, readTopics, spreadTopics } from '@xaso/messaging';
import { disagreements, type Figure, measured } from './acceptance.js';
import { incompleteDays, outboxDocuments, type PublishedFact } from './completeness.js';
import { diskWellness } from './disks.js';
import { acceptanceTable, readFigures, settledFigures } from './figures.js';
import { wellness } from './health.js';
import { kafkaAccess } from './kafka-access.js';
import { jwksFile, nameIssuer, provideKeys, rotateKeys, signToken } from './keys.js';
import type { PilotContext } from './pilots/pilot.js';
import { loadPilots } from './pilots/pilots.js';
import { ROOT } from './root.js';

type Environment = Readonly<Record<string, string | undefined>>;

interface Command {
  readonly does: string;
  /** Variables without which it does not begin. */
  readonly needs: readonly string[];
  run(environment: Environment, args: readonly string[], signal: AbortSignal): Promise<void>;
}

const TOPICS = join(ROOT, 'deploy', 'kafka', 'topics.yaml');
const KAFKA_WITHIN_MS = 60_000;
const FIGURES_WITHIN_MS = 120_000;

const COMMANDS: Readonly<Record<string, Command>> = {
  keys: {
    does: 'makes the keys that sign tokens, if there are none; the public half goes to JWKS_FOLDER; keys rotate: a new key first',
    needs: ['KEYS_FOLDER', 'JWKS_FOLDER', 'AUTH_ISSUER'],
    run: async ({ KEYS_FOLDER = '', JWKS_FOLDER = '', AUTH_ISSUER = '' }, [what]) => {
      if (what !== undefined && what !== 'rotate')
        throw new Error(`keys takes "rotate" or nothing, not "${what}"`);
      await provideKeys(KEYS_FOLDER);
      await nameIssuer(KEYS_FOLDER, AUTH_ISSUER);
      if (what === 'rotate') say(`tokens are signed with ${await rotateKeys(KEYS_FOLDER)} from now on`);
      await copyFile(jwksFile(KEYS_FOLDER), jwksFile(JWKS_FOLDER));
      say(`the keys are in ${KEYS_FOLDER}`);
    },
  },
  topics: {
    does: 'makes the topics of deploy/kafka/topics.yaml that are missing; refuses to go on with one that differs',
    needs: ['KAFKA_BROKERS'],
    run: async ({ KAFKA_BROKERS = '', KAFKA_REPLICATION = '1', TOPIC_PREFIX = '' }) => {
      const wanted = {
        brokers: KAFKA_BROKERS.split(','),
        file: TOPICS,
        prefix: TOPIC_PREFIX,
        replicas: Number(KAFKA_REPLICATION),
      };
      const made = await whenKafkaAnswers(KAFKA_BROKERS, () => applyTopics(wanted));
      say(made.length > 0 ? `made ${made.join(', ')}` : 'the topics are as declared');
    },
  },
  health: {
    does: 'asks every service how it is, and how much room its disks have; ends with an error when one is not well',
    needs: ['SERVICES'],
    run: async ({ SERVICES = '', DISKS }, _args, signal) => {
      const disks = DISKS ? await diskWellness(addressesOf(DISKS)) : [];
      const found = [...(await wellness(addressesOf(SERVICES), signal)), ...disks];
      for (const line of found.flatMap(({ lines }) => lines)) say(line);
      const unwell = found.filter(({ well }) => !well).map(({ service }) => service);
      if (unwell.length > 0) throw new Error(`not well: ${unwell.join(', ')}`);
    },
  },
  replicas: {
    does: 'replicas <n>: gives every partition so many copies, spread over the brokers that are there, and waits for them',
    needs: ['KAFKA_BROKERS'],
    run: async ({ KAFKA_BROKERS = '' }, [count = ''], signal) => {
      const moved = await spreadTopics({
        brokers: KAFKA_BROKERS.split(','),
        replicas: Number(count),
        progress: (left) => say(`${left} partitions are being copied`),
        signal,
      });
      say(`${moved} partitions were moved; each has ${count} copies`);
    },
  },
  ends: {
    does: 'prints where each partition of the topics ends, a line each: topic, partition, offset',
    needs: ['KAFKA_BROKERS'],
    run: async ({ KAFKA_BROKERS = '', TOPIC_PREFIX = '' }) => {
      const topics = await topicNames(TOPIC_PREFIX);
      const ends = await whenKafkaAnswers(KAFKA_BROKERS, () => logEnds(KAFKA_BROKERS.split(','), topics));
      for (const { topic, partition, end } of ends) say(`${topic} ${partition} ${end}`);
    },
  },
  complete: {
    does: 'compares the topics with what `outbox days --json` of services says, which it reads from its standard input',
    needs: ['KAFKA_BROKERS'],
    run: async ({ KAFKA_BROKERS = '', TOPIC_PREFIX = '' }, _args, signal) => {
      const documents = outboxDocuments(await text(process.stdin));
      const facts: PublishedFact[] = [];
      for (const topic of await topicNames(TOPIC_PREFIX))
        for (const { headers } of await readTopic(KAFKA_BROKERS.split(','), topic, { signal }))
          facts.push({ topic, id: String(headers['ce_id']), source: String(headers['ce_source']) });
      const missing = documents.flatMap((document) => incompleteDays(document, facts));
      if (missing.length > 0) throw new Error(`not complete:\n${missing.join('\n')}`);
      const held = documents.flatMap(({ days }) => days).reduce((sum, { count }) => sum + count, 0);
      say(`complete: Kafka has each of the ${held} facts of ${documents.length} outboxes`);
    },
  },
  'kafka-access': {
    does: 'who outside may read topics: kafka-access list | add <name> --topics <topic,…> | renew <name> | remove <name>',
    needs: ['KAFKA_BROKERS'],
    run: async ({ KAFKA_BROKERS = '', KAFKA_ACCESS_SECRET }, args) => {
      const lines = await kafkaAccess(KAFKA_BROKERS.split(','), args, KAFKA_ACCESS_SECRET || undefined);
      for (const line of lines) say(line);
    },
  },
  load: {
    does: 'tells the services the pilots of the source articles; what they know already is left alone',
    needs: ['SERVICES', 'KEYS_FOLDER'],
    run: async (environment, _args, signal) => {
      await loadPilots(storyteller(environment, signal), [], () => Promise.resolve());
      // Whoever waits for the load wants to see its figures.
      for (const figure of await settled(environment, signal)) tell(figure);
      say('the pilots are loaded');
    },
  },
  figures: {
    does: 'waits until the figures stand still and compares them with the acceptance table',
    needs: ['SERVICES', 'KEYS_FOLDER'],
    run: async (environment, _args, signal) => {
      const table = await acceptanceTable();
      const figures = await settled(environment, signal);
      for (const figure of figures) tell(figure);
      const differing = disagreements(figures, table).map(
        ({ programme, indicator, what }) => `${programme} ${indicator} ${what}`,
      );
      if (differing.length > 0) throw new Error(`the figures do not agree: ${differing.join('; ')}`);
      say(`all ${table.length} figures agree`);
    },
  },
  token: {
    does: 'prints a bearer token of eight hours: token <role> [<code>@<epoch> …], without a commune for all of them',
    needs: ['KEYS_FOLDER'],
    run: async ({ KEYS_FOLDER = '' }, [role, ...communes]) => {
      if (role === undefined) throw new Error('token needs a role');
      const token = await signToken(KEYS_FOLDER, { role, communes: communes.length > 0 ? communes : '*' });
      process.stdout.write(`${token}\n`);
    },
  },
};

/** What an installation runs beside its services. Gives the exit code; a failure is one line that names the way out. */
export async function runCommand(
  args: readonly string[],
  environment: Environment,
  signal: AbortSignal,
): Promise<number> {
  const [name = '', ...rest] = args;
  const command = COMMANDS[name];
  if (!command) {
    const known = Object.entries(COMMANDS).map(([known, { does }]) => `  ${known.padEnd(12)} ${does}`);
    process.stderr.write(`operations: there is no command "${name}"; there are\n${known.join('\n')}\n`);
    return 2;
  }
  try {
    const missing = command.needs.filter((variable) => !environment[variable]);
    if (missing.length > 0) throw new Error(`set ${missing.join(' and ')}`);
    await command.run(environment, rest, signal);
    return 0;
  } catch (error) {
    process.stderr.write(`operations ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const topicNames = async (prefix: string): Promise<string[]> =>
  (await readTopics(TOPICS)).map(({ name }) => prefix + name);

/** `SERVICES` is a list of name=address, as the gateway takes it. */
const addressesOf = (services: string): Map<string, string> =>
  new Map(services.split(',').map((entry) => entry.split('=') as [string, string]));

function storyteller({ SERVICES = '', KEYS_FOLDER = '' }: Environment, signal: AbortSignal): PilotContext {
  const addresses = addressesOf(SERVICES);
  return {
    url: (service) => {
      const address = addresses.get(service);
      if (address === undefined) throw new Error(`SERVICES says nothing of ${service}`);
      return address;
    },
    token: (claims) => signToken(KEYS_FOLDER, claims),
    progress: say,
    signal,
  };
}

async function settled(environment: Environment, signal: AbortSignal): Promise<readonly Figure[]> {
  const context = storyteller(environment, signal);
  const token = await context.token({ role: 'viewer', communes: '*' });
  const read = () => readFigures(context.url('indicators'), token);
  return settledFigures(read, await acceptanceTable(), { signal, within: FIGURES_WITHIN_MS });
}

const tell = (figure: Figure): void =>
  say(`${figure.programme} ${figure.indicator} ${measured(figure)} (${figure.events} events)`);

/** A broker that was just started takes its time. @throws Error naming the address when it stays away */
async function whenKafkaAnswers<T>(brokers: string, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + KAFKA_WITHIN_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { name, message } = error as Error;
      if (!name.startsWith('KafkaJS')) throw error;
      if (performance.now() > until)
        throw new Error(
          `Kafka at ${brokers} does not answer (${message}); start it or correct KAFKA_BROKERS`,
          {
            cause: error,
          },
        );
    }
    await delay(500);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
