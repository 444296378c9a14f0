import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OpenApiDocument } from './client-operations.js';

const run = promisify(execFile);
const LARGEST = 64 * 1_048_576;

/** The OpenAPI document of a service, from its source; nothing else has to run for it. */
export async function documentOf(root: string, service: string): Promise<OpenApiDocument> {
  const source = join(root, 'libs/workspace/bootstrap/source.mjs');
  const main = join(root, 'apps', service, 'src', 'main.ts');
  const { stdout } = await run(process.execPath, ['--import', source, main, 'openapi'], {
    cwd: root,
    maxBuffer: LARGEST,
  });
  return JSON.parse(stdout) as OpenApiDocument;
}
