import { type BrokenContract, compareReleases, type SchemaChange } from '@xaso/contracts-common/releases';
import type { NamedPackage, ProjectEvents } from '../docs-checks/project-events.js';

/** A service that a change would break. */
export interface Reader {
  readonly service: string;
  /** Its handlers that react to the fact; none where it only lets it pass, or is not part of this checkout. */
  readonly consumers: readonly string[];
  /** False for a reader that only deploy/kafka/topics.yaml names. */
  readonly inCode: boolean;
}

/** A released fact that would be broken, in every release that has it so. */
export interface Breakage {
  /** The contracts package, which is the service that publishes it. */
  readonly owner: string;
  readonly type: string;
  readonly topic: string;
  readonly versions: readonly string[];
  /** Empty when the fact is declared no longer. */
  readonly changes: readonly SchemaChange[];
  readonly readers: readonly Reader[];
  /** The topic that the changed fact belongs on. */
  readonly nextTopic: string;
  /** What the topic has, for its successor. */
  readonly partitions: number | undefined;
}

/** What was found out about one contracts package. */
export interface PackageReport {
  readonly name: string;
  readonly releases: readonly {
    readonly version: string;
    readonly fine: readonly string[];
    readonly tampering: readonly string[];
  }[];
  readonly broken: readonly Breakage[];
}

/** Compares every contracts package with every release of it, and finds out who reads what would break. */
export function contractReport(events: ProjectEvents): PackageReport[] {
  return events.packages.map((one) => {
    const compared = compareReleases(one.contracts);
    const found = compared.flatMap(({ version, broken }) => broken.map((it) => ({ version, it })));
    return {
      name: one.name,
      releases: compared.map(({ version, fine, tampering }) => ({ version, fine, tampering })),
      broken: grouped(found).map(({ versions, it }) => breakage(versions, it, one, events)),
    };
  });
}

interface Found {
  readonly version: string;
  readonly it: BrokenContract;
}

/** The same change of the same fact is told once, with all releases that it breaks. */
function grouped(found: readonly Found[]): { versions: string[]; it: BrokenContract }[] {
  const groups = new Map<string, { versions: string[]; it: BrokenContract }>();
  for (const { version, it } of found) {
    const key = JSON.stringify(it);
    const group = groups.get(key);
    if (group) group.versions.push(version);
    else groups.set(key, { versions: [version], it });
  }
  return [...groups.values()];
}

function breakage(
  versions: readonly string[],
  { type, topic, changes }: BrokenContract,
  { name, contracts }: NamedPackage,
  events: ProjectEvents,
): Breakage {
  const aggregate = topic.replace(/\d+$/, '');
  const known = [
    ...contracts.events.map((contract) => contract.topic),
    ...events.topics.map((declared) => declared.name),
    topic,
  ];
  const majors = known
    .filter((one) => one.startsWith(aggregate))
    .map((one) => Number(one.slice(aggregate.length)));
  return {
    owner: name,
    type,
    topic,
    versions,
    changes,
    readers: readersOf(type, topic, events),
    nextTopic: `${aggregate}${Math.max(...majors) + 1}`,
    partitions: events.topics.find((declared) => declared.name === topic)?.partitions,
  };
}

/** Who reads a fact: whoever names it among its subscriptions, and whoever topics.yaml names for its topic. */
function readersOf(type: string, topic: string, { services, topics }: ProjectEvents): Reader[] {
  const inCode = services
    .filter(({ reads }) => reads.some((one) => one.type === type && one.topic === topic))
    .map(({ service, handlers }) => ({
      service,
      inCode: true,
      consumers: handlers
        .filter(({ contracts }) => contracts.some((one) => one.type === type && one.topic === topic))
        .map(({ consumer }) => consumer),
    }));
  const listed = topics.find(({ name }) => name === topic)?.readers ?? [];
  const others = listed.filter((service) => !inCode.some((one) => one.service === service));
  return [...inCode, ...others.map((service) => ({ service, inCode: false, consumers: [] }))];
}
