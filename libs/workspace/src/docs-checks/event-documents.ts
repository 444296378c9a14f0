import { join } from 'node:path';
import { asyncApiDocument, type ServiceEvents } from '@xaso/messaging';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../root.js';
import type { ProjectEvents } from './project-events.js';

/** A line for each type of fact, for readers that have no contracts package at hand. */
const KNOWN_TYPES = 'deploy/analytics/xaso_analytics/known_types.txt';

/** A file that is generated whole. */
export interface GeneratedDocument {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

/**
 * The AsyncAPI document of each service, what each knows of its topics to serve the same one by itself, and the types that the
 * analysts' reader knows.
 */
export async function generatedDocuments({
  services,
  packages,
}: ProjectEvents): Promise<GeneratedDocument[]> {
  const types = packages.flatMap(({ contracts }) => contracts.events.map(({ type }) => type));
  const known = { path: KNOWN_TYPES, text: `${[...new Set(types)].sort().join('\n')}\n` };
  const files = services.flatMap((service) => [
    { path: documentPath(service.service), text: JSON.stringify(asyncApiDocument(service)) },
    { path: `apps/${service.service}/src/topics.gen.ts`, text: topicsFile(service) },
  ]);
  return [known, ...(await Promise.all(files.map(formatted)))];
}

/** Where the AsyncAPI document of a service is kept. */
export const documentPath = (service: string): string => `docs/events/${service}.asyncapi.json`;

function topicsFile({ topics }: ServiceEvents): string {
  return `// Written by npm run docs from deploy/kafka/topics.yaml.
import type { TopicDeclaration } from '@xaso/messaging';

/** The topics that this service writes and reads. */
export const TOPICS: readonly TopicDeclaration[] = ${JSON.stringify(topics)};
`;
}

async function formatted({ path, text }: GeneratedDocument): Promise<GeneratedDocument> {
  const filepath = join(ROOT, path);
  return { path, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
}
