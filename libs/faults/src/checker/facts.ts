import type { OutboxEntry } from './evidence.js';
import type { Findings } from './findings.js';

/** A committed fact, and where it was first seen in Kafka. */
export interface Fact extends OutboxEntry {
  readonly index: number;
  readonly service: string;
  partition: number;
  /** Offset of its first occurrence; -1: not in Kafka. */
  offset: number;
}

interface Versions {
  last: number;
  readonly missing: Set<number>;
}

/** More than this many versions missing in a row are told by the first of them. */
const LISTED_GAP = 1_000;

/** The outboxes of all services: what was committed, and therefore must have happened everywhere. */
export class Facts {
  readonly all: Fact[] = [];
  private readonly byId = new Map<string, Fact>();
  private readonly versions = new Map<string, Versions>();

  constructor(private readonly findings: Findings) {}

  /** Rows in the order of `seq`, which is the order of the versions, because a row is locked before its fact is written. */
  add(service: string, rows: Iterable<OutboxEntry>): void {
    for (const row of rows) {
      const earlier = this.byId.get(row.eventId);
      if (earlier) {
        this.findings.add(
          'doubled',
          'event-id-twice',
          `${service} outbox`,
          `${row.eventId} stands at seq ${earlier.seq} and ${row.seq}`,
        );
        continue;
      }
      const fact: Fact = { ...row, index: this.all.length, service, partition: -1, offset: -1 };
      this.all.push(fact);
      this.byId.set(fact.eventId, fact);
      this.version(fact);
    }
  }

  get(eventId: string): Fact | undefined {
    return this.byId.get(eventId);
  }

  finish(): void {
    for (const [key, { missing }] of this.versions) {
      for (const version of missing)
        this.findings.add('lost', 'version-gap', `${key}`, `the outbox has no version ${version}`);
    }
  }

  private version(fact: Fact): void {
    let seen = this.versions.get(fact.key);
    if (!seen) this.versions.set(fact.key, (seen = { last: 0, missing: new Set() }));
    if (fact.version > seen.last) {
      const first = Math.max(seen.last + 1, 1);
      for (let at = first; at < Math.min(fact.version, first + LISTED_GAP); at += 1) seen.missing.add(at);
      seen.last = fact.version;
      return;
    }
    const where = `${fact.service} outbox`;
    const which = `version ${fact.version} of ${fact.key} (seq ${fact.seq}, ${fact.eventId})`;
    if (seen.missing.delete(fact.version))
      this.findings.add('disordered', 'outbox-order', where, `${which} was written after ${seen.last}`);
    else this.findings.add('doubled', 'version-twice', where, `${which} stands there before`);
  }
}

/** How a finding names a fact. */
export const named = (fact: Fact) =>
  `${fact.service}.account.${fact.kind} ${fact.eventId} (${fact.key} v${fact.version})`;
