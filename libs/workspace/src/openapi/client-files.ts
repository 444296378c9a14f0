import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { format, resolveConfig } from 'prettier';
import { type OpenApiDocument, operationsFile } from './client-operations.js';

/** A generated file: where it belongs, and what it says. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The types of a service's documents and a function for each operation, for the console. */
export async function clientFilesOf(
  root: string,
  service: string,
  document: OpenApiDocument,
): Promise<GeneratedFile[]> {
  const types = await typesOf(document);
  const folder = join(root, 'apps/console/src/api', service);
  return Promise.all([
    formatted(join(folder, 'types.gen.ts'), types),
    formatted(join(folder, 'operations.gen.ts'), operationsFile(service, document, types)),
  ]);
}

/** The generator only writes to a folder. */
async function typesOf(document: OpenApiDocument): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-client-'));
  try {
    await createClient({
      input: { ...document },
      output: { path: folder },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    return await readFile(join(folder, 'types.gen.ts'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function formatted(path: string, text: string): Promise<GeneratedFile> {
  return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
}
