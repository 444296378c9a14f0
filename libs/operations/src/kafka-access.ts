import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { grantReading, groupPrefix, outsideReaders, revokeReading } from '@xaso/messaging';
import { PROCESSES } from './services.js';

const HELP = 'kafka-access takes list, add <name> --topics <topic,…>, renew <name> or remove <name>';

/** What is asked for, without Kafka. */
export type AccessRequest =
  | { readonly what: 'list' }
  | { readonly what: 'add'; readonly name: string; readonly topics: readonly string[] }
  | { readonly what: 'renew' | 'remove'; readonly name: string };

/** Reads the words of the command. @throws Error that says what they may be */
export function accessRequest(args: readonly string[]): AccessRequest {
  const { values, positionals } = read(args);
  const [what = '', name = '', ...more] = positionals;
  if (more.length > 0) throw new Error(HELP);
  if (what === 'list' && name === '' && values.topics === undefined) return { what };
  if (what !== 'add' && what !== 'renew' && what !== 'remove') throw new Error(HELP);
  if (name === '') throw new Error(`${what} needs a name; ${HELP}`);
  // A reader may use the group that is called as it is; that of a service is the service's.
  if (PROCESSES.some((process) => process.name === name))
    throw new Error(`${name} is a service of the platform; choose another name`);
  const topics = (values.topics ?? '').split(',').filter(Boolean);
  if (what !== 'add') {
    if (values.topics !== undefined) throw new Error(`only add takes --topics; ${HELP}`);
    return { what, name };
  }
  if (topics.length === 0) throw new Error(`add needs --topics <topic,…>; ${HELP}`);
  return { what, name, topics: [...new Set(topics)] };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { topics: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new Error(`${(error as Error).message}; ${HELP}`, { cause: error });
  }
}

/**
 * Grants, shows and takes away what programs outside the platform may read. Gives the lines for whoever asked; a new secret
 * is in one of them and nowhere else.
 * @param secret the secret to use instead of a new random one
 * @throws Error that says what was not done
 */
export async function kafkaAccess(
  brokers: readonly string[],
  args: readonly string[],
  secret?: string,
): Promise<string[]> {
  const request = accessRequest(args);
  const readers = await outsideReaders(brokers);
  if (request.what === 'list') {
    if (readers.length === 0) return ['nobody outside may read anything'];
    return readers.map(
      ({ name, topics, hasSecret }) =>
        `${name}${hasSecret ? '' : ' (without a secret)'} reads ${topics.join(', ') || 'nothing'}`,
    );
  }
  const { name } = request;
  const known = readers.find((reader) => reader.name === name);
  if (request.what === 'remove') {
    if (!(await revokeReading(brokers, name))) throw new Error(`there is no ${name}; nothing was changed`);
    return [`${name} may read nothing any more and has no secret`];
  }
  if (request.what === 'renew' && !known?.topics.length)
    throw new Error(`${name} may read nothing; add it with its topics`);
  const topics = request.what === 'add' ? request.topics : (known?.topics ?? []);
  const keeps = request.what === 'add' && known?.hasSecret === true && secret === undefined;
  const given = keeps ? undefined : (secret ?? randomBytes(24).toString('base64url'));
  await grantReading(brokers, { name, topics, secret: given });
  return [
    `${name} reads ${topics.join(', ')} in the group "${name}" and those that begin with "${groupPrefix(name)}"`,
    secretLine(given, secret),
  ];
}

function secretLine(given: string | undefined, wanted: string | undefined): string {
  if (given === undefined) return 'its secret is as before; "renew" gives another';
  return wanted === undefined
    ? `secret, shown this once: ${given}`
    : 'its secret is that of KAFKA_ACCESS_SECRET';
}
