import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { clientFilesOf, type GeneratedFile } from '../openapi/client-files.js';
import { documentOf } from '../openapi/documents.js';
import { responsesFile, responsesOf } from '../openapi/responses.js';
import { controllersOf, programOf, servicesOf } from '../openapi/service-program.js';
import { ROOT } from '../root.js';

const HELP = `npm run client [-- --check]

Renews what follows from the routes of the services: what their operations answer (apps/<service>/src/responses.gen.ts) and
the typed client of the console (apps/console/src/api/<service>/*.gen.ts). Needs no database and no service that runs.
With --check nothing is written; exit code 1 when something would change.
`;

/** `npm run client`. */
export async function main(args: readonly string[], root: string = ROOT): Promise<number> {
  const options = { check: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const services = servicesOf(root);
  const describe = () => Promise.all(services.map((service) => documentOf(root, service)));
  const write = values.check ? async () => undefined : save;
  // The documents, and with them the client, are made of what operations answer: that is written before. Where nothing is
  // written both are looked at in the same time.
  const described = values.check ? describe() : undefined;
  const changed = await renew(await responseFiles(root, services), write);
  const documents = await (described ?? describe());
  for (const [index, service] of services.entries()) {
    const document = documents[index];
    if (document) changed.push(...(await renew(await clientFilesOf(root, service, document), write)));
  }
  const list = changed.map((path) => `  ${relative(root, path)}\n`).join('');
  if (changed.length === 0) process.stdout.write('Everything is current.\n');
  else if (values.check) process.stderr.write(`Not current; run: npm run client\n${list}`);
  else process.stdout.write(`Wrote\n${list}`);
  return values.check && changed.length > 0 ? 1 : 0;
}

function responseFiles(root: string, services: readonly string[]): Promise<GeneratedFile[]> {
  const program = programOf(root, services);
  return Promise.all(
    services.map(async (service) => {
      const path = join(root, 'apps', service, 'src', 'responses.gen.ts');
      return { path, text: await responsesFile(path, responsesOf(program, controllersOf(root, service))) };
    }),
  );
}

/** Paths of the files that were not as they should be. */
async function renew(
  files: readonly GeneratedFile[],
  write: (file: GeneratedFile) => Promise<void>,
): Promise<string[]> {
  const changed: string[] = [];
  for (const file of files) {
    const before = await readFile(file.path, 'utf8').catch(() => undefined);
    if (before === file.text) continue;
    await write(file);
    changed.push(file.path);
  }
  return changed;
}

async function save({ path, text }: GeneratedFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
