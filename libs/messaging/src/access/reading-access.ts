// Node finds only some of the names that this CommonJS package exports.
import kafkajs, { type AclEntry, type AclFilter, type Admin, Kafka, logLevel } from 'kafkajs';
import { removeScramSecret, scramUsers, setScramSecret } from './scram-users.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** A program outside the platform that may read topics, and nothing else. */
export interface OutsideReader {
  readonly name: string;
  /** What it may read, sorted. */
  readonly topics: readonly string[];
  /** False: it cannot sign in. */
  readonly hasSecret: boolean;
}

/**
 * Lower case on purpose: Kafka calls whoever comes by the inner listener `ANONYMOUS` and lets that do everything, so nobody
 * outside may be called so.
 */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_LENGTH = 40;
const SECRET_LENGTH = 16;
const SEEN_WITHIN_MS = 10_000;

/** What the groups of a reader begin with, beside one called as itself. The dot keeps `tinh` out of those of `tinh-doan`. */
export const groupPrefix = (name: string): string => `${name}.`;

/**
 * Lets somebody read these topics, no others, in groups of its own. With a secret it signs in with that one from now on,
 * without one it keeps the one it has.
 * @throws Error when the name, the secret or a topic cannot be; nothing was changed then
 */
export async function grantReading(
  brokers: readonly string[],
  { name, topics, secret }: { name: string; topics: readonly string[]; secret?: string | undefined },
): Promise<void> {
  if (!NAME.test(name) || name.length > NAME_LENGTH)
    throw new Error(
      `"${name}" cannot be a name: small letters, digits and single dashes, at most ${NAME_LENGTH}`,
    );
  if (secret !== undefined && secret.length < SECRET_LENGTH)
    throw new Error(`the secret is shorter than ${SECRET_LENGTH} characters; nothing was changed`);
  if (topics.length === 0) throw new Error('say which topics may be read; nothing was changed');
  await withAdmin(brokers, async (admin) => {
    const known = await admin.listTopics();
    const unknown = topics.filter((topic) => topic.startsWith('__') || !known.includes(topic));
    if (unknown.length > 0)
      throw new Error(`there is no topic ${unknown.join(', ')} to be read; nothing was changed`);
    for (const topic of await topicsOf(admin, name))
      if (!topics.includes(topic)) await admin.deleteAcls({ filters: [entriesFor(name, topic)] });
    await admin.createAcls({ acl: [...groups(name), ...topics.map((topic) => reading(name, topic))] });
    if (secret !== undefined) await setScramSecret(brokers, name, secret);
    await seen(async () => {
      const there = new Set(await topicsOf(admin, name));
      return (await scramUsers(brokers)).includes(name) && topics.every((topic) => there.has(topic));
    });
  });
}

/** Everybody outside who may read something or could sign in. */
export async function outsideReaders(brokers: readonly string[]): Promise<OutsideReader[]> {
  return withAdmin(brokers, async (admin) => {
    const secrets = await scramUsers(brokers);
    const rights = await rightsOf(admin);
    const names = new Set([...secrets, ...rights.map(({ name }) => name)]);
    return [...names].sort().map((name) => ({
      name,
      topics: rights.filter((right) => right.name === name && right.topic).map(({ topic }) => topic),
      hasSecret: secrets.includes(name),
    }));
  });
}

/** Takes away what was granted; it holds at once, also for connections that are open. False: nothing was there. */
export async function revokeReading(brokers: readonly string[], name: string): Promise<boolean> {
  return withAdmin(brokers, async (admin) => {
    const { filterResponses } = await admin.deleteAcls({ filters: [entriesFor(name)] });
    const removed = filterResponses.some(({ matchingAcls }) => matchingAcls.length > 0);
    const forgotten = await removeScramSecret(brokers, name);
    return removed || forgotten;
  });
}

const principal = (name: string): string => `User:${name}`;

/** To read is to be told where a topic is as well. */
const reading = (name: string, topic: string): AclEntry => ({
  principal: principal(name),
  host: '*',
  operation: AclOperationTypes.READ,
  permissionType: AclPermissionTypes.ALLOW,
  resourceType: AclResourceTypes.TOPIC,
  resourceName: topic,
  resourcePatternType: ResourcePatternTypes.LITERAL,
});

function groups(name: string): AclEntry[] {
  const group = { ...reading(name, name), resourceType: AclResourceTypes.GROUP };
  return [
    group,
    { ...group, resourceName: groupPrefix(name), resourcePatternType: ResourcePatternTypes.PREFIXED },
  ];
}

/** Whatever is written about somebody, of one topic or of everything. */
function entriesFor(name?: string, topic?: string): AclFilter {
  return {
    ...(name === undefined ? {} : { principal: principal(name) }),
    ...(topic === undefined ? {} : { resourceName: topic }),
    resourceType: topic === undefined ? AclResourceTypes.ANY : AclResourceTypes.TOPIC,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
}

/** Who may read which topic; for the right to groups the topic is empty. */
async function rightsOf(admin: Admin, name?: string): Promise<{ name: string; topic: string }[]> {
  const { resources } = await admin.describeAcls(entriesFor(name));
  const rights = resources.flatMap(({ resourceType, resourceName, acls }) =>
    acls.map((acl) => ({
      name: acl.principal.slice(principal('').length),
      topic: resourceType === AclResourceTypes.TOPIC ? resourceName : '',
    })),
  );
  return rights.sort((a, b) => a.topic.localeCompare(b.topic));
}

async function topicsOf(admin: Admin, name: string): Promise<string[]> {
  return (await rightsOf(admin, name)).map(({ topic }) => topic).filter(Boolean);
}

/** A change is acknowledged by the controller a moment before the brokers act on it. */
async function seen(look: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + SEEN_WITHIN_MS;
  while (!(await look())) {
    if (performance.now() > until)
      throw new Error('Kafka took the change and does not show it yet; look again with "list"');
  }
}

async function withAdmin<T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka({
    clientId: 'reading-access',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 200 },
  }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
