import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readFigures, signToken } from '@xaso/operations';
import type { ServerMode } from '@xaso/servers';
import { gatewayUrl, type Installation, topicPrefix } from '../installation.js';
import { privateInstallation } from '../private-installation.js';
import { Resources } from '../resources.js';
import { bringUp } from '../stack.js';
import { Example } from './example.js';
import { TRIAL_FORMS, TRIAL_PROGRAMME, writeAsNewerRelease } from './newer-release.js';
import { grantedReading, listenerFor } from './outside.js';
import type { Told } from './on-running-installation.js';
import { outboxesOf } from './outboxes.js';
import {
  compare,
  compareWithoutOne,
  killInTheMiddle,
  readToTheEnd,
  refuseAnotherLog,
  type Summary,
} from './trial.js';

const SHOWN_WITHIN_MS = 60_000;

/** How the example is tried where nothing can be spoilt. */
export interface Trial extends Told {
  readonly kills: number;
  readonly servers: ServerMode;
}

/**
 * An installation of its own with the pilots, everything that a reader may meet, and the reader killed in the middle. Gives the
 * verdict. @throws Error that says what is not right
 */
export async function onPrivateInstallation(trial: Trial): Promise<string> {
  const { folder, python, signal, tell, kills, servers } = trial;
  const resources = new Resources();
  try {
    const outside = await listenerFor(folder, servers);
    const installation = await privateInstallation(resources, { servers, outside: outside.listener });
    const { disagreements } = await bringUp(installation, resources, { load: true, signal });
    if (disagreements.length > 0)
      throw new Error('the platform itself does not show the figures of the pilots');
    const { plan, kafka, databases } = installation;
    const token = await signToken(plan.state.keys, { role: 'viewer', communes: '*' });
    const database = join(folder, 'facts.duckdb');
    const common = { TOPIC_PREFIX: topicPrefix(plan), ANALYTICS_DB: database, XASO_TOKEN: token };
    const brokers = kafka?.brokers ?? [];
    const granted = await grantedReading(brokers, topicPrefix(plan), outside);
    const example = new Example(python, { ...common, ...granted }, signal);
    const outboxes = () => outboxesOf(installation);
    const place = { example, folder, platform: gatewayUrl(plan), outboxes, tell };

    await writeAsNewerRelease(databases['surveys'] ?? '', topicPrefix(plan));
    await counted(installation, token, signal);
    const inside = { ...common, KAFKA_BROKERS: brokers.join(','), KAFKA_SECURITY_PROTOCOL: 'PLAINTEXT' };
    const { stdout } = await new Example(python, inside, signal).must('tests.disturb');
    tell(`written into the topics by another hand: ${stdout.trim()}`);
    const disturbed = JSON.parse(stdout) as { copies: number; setAside: number };

    await killInTheMiddle(place, kills);
    const summary = await readToTheEnd(place);
    tell(`read: ${JSON.stringify(summary)}`);
    borne(summary, disturbed);
    const { said, faults } = await compare(place);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    await compareWithoutOne(place, database);
    await refuseAnotherLog(place, database);
    return `killed ${kills} times, ${summary.facts} facts of ${summary.topics} topics, ${summary.duplicates} duplicates; ${said}`;
  } finally {
    await resources.closeAll((line) => tell(`  ${line}`));
  }
}

/** Waits until the platform has counted the facts of the later release: they are on their way as any other. */
async function counted({ plan }: Installation, token: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const figures = await readFigures(`${gatewayUrl(plan)}/api/indicators`, token);
    const trial = figures.find(
      ({ programme, indicator }) => programme === TRIAL_PROGRAMME && indicator === 'survey.all',
    );
    if (trial?.numerator === TRIAL_FORMS && typeof trial.denominator === 'number' && trial.denominator > 0)
      return;
    if (performance.now() > until)
      throw new Error(`the platform does not count the facts of the later release: ${JSON.stringify(trial)}`);
    await delay(100, undefined, { signal });
  }
}

/** @throws Error when the reader did not see what was put in its way: then nothing was tried */
function borne(summary: Summary, disturbed: { readonly copies: number; readonly setAside: number }): void {
  const aside = Object.values(summary.setAside).reduce((sum, count) => sum + count, 0);
  const unknown = Object.values(summary.unknownTypes).reduce((sum, count) => sum + count, 0);
  if (summary.duplicates < disturbed.copies || aside !== disturbed.setAside || unknown !== 1)
    throw new Error(
      `expected ${disturbed.copies} duplicates or more, ${disturbed.setAside} records set aside and 1 fact of an unknown type, found ` +
        `${summary.duplicates}, ${aside} and ${unknown}`,
    );
}
