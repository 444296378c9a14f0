import { createHash } from 'node:crypto';

/** The facts of one topic and day, as `outbox days --json` of a service tells them. */
export interface FactDay {
  readonly topic: string;
  /** In UTC, by the ids of the facts (UUIDv7). */
  readonly day: string;
  readonly count: number;
  readonly checksum: string;
}

/** What a service says that its outbox holds. */
export interface OutboxDocument {
  /** The `source` of its facts. */
  readonly source: string;
  readonly madeAt: string;
  /** The first day that is whole; null: all are. */
  readonly since: string | null;
  readonly days: readonly FactDay[];
}

/** A fact as it lies in a topic. */
export interface PublishedFact {
  readonly topic: string;
  readonly id: string;
  readonly source: string;
}

/**
 * Reads the documents of services, one behind the other, a line each.
 * @throws Error when a line is none, or there is no line
 */
export function outboxDocuments(text: string): OutboxDocument[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Error('give it what `outbox days --json` of the services prints');
  return lines.map((line) => {
    const document = parsed(line);
    if (!Array.isArray(document?.days) || typeof document.source !== 'string')
      throw new Error(`this is not what \`outbox days --json\` prints: ${line.slice(0, 60)}`);
    return document as OutboxDocument;
  });
}

function parsed(line: string): Partial<OutboxDocument> | null {
  try {
    return JSON.parse(line) as Partial<OutboxDocument> | null;
  } catch {
    return null;
  }
}

/**
 * Where topics do not hold what an outbox holds, a line for each topic and day. Copies of a fact count once; what was
 * written after the document was made is left out.
 */
export function incompleteDays(document: OutboxDocument, facts: readonly PublishedFact[]): string[] {
  const { source, madeAt, since, days } = document;
  const ids = new Map<string, Set<string>>();
  for (const fact of facts) {
    if (fact.source !== source || madeOf(fact.id) > Date.parse(madeAt)) continue;
    const at = `${fact.topic} ${dayOf(fact.id)}`;
    ids.set(at, (ids.get(at) ?? new Set()).add(fact.id));
  }
  const inOutbox = new Map(days.map((day) => [`${day.topic} ${day.day}`, day]));
  const whole = [...new Set([...inOutbox.keys(), ...ids.keys()])].filter(
    (at) => since === null || (at.split(' ')[1] ?? '') >= since,
  );
  return whole.sort().flatMap((at) => {
    const published = ids.get(at) ?? new Set<string>();
    const wanted = inOutbox.get(at) ?? { count: 0, checksum: '0' };
    if (wanted.count === published.size && wanted.checksum === checksumOf(published)) return [];
    const other = wanted.count === published.size ? ', and not the same ones' : '';
    return [`${at}: ${wanted.count} facts in the outbox, ${published.size} in Kafka${other}`];
  });
}

/** Of a UUIDv7, in ms since 1970. */
const madeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

const dayOf = (id: string): string => new Date(madeOf(id)).toISOString().slice(0, 10);

/** As the outboxes add it up: the first 60 bits of the MD5 of each id. */
const checksumOf = (ids: ReadonlySet<string>): string =>
  [...ids]
    .reduce((sum, id) => sum + BigInt(`0x${createHash('md5').update(id).digest('hex').slice(0, 15)}`), 0n)
    .toString();
