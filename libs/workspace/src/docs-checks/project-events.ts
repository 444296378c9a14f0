import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventContract } from '@xaso/contracts-common';
import { type ContractPackage, readContractPackage } from '@xaso/contracts-common/releases';
import {
  type DeclaredHandler,
  handlersOf,
  readTopics,
  type ServiceEvents,
  type TopicDeclaration,
} from '@xaso/messaging';
import { ROOT } from '../root.js';
import { projectFiles } from './project-files.js';
import { producedList } from './subscriptions-in-code.js';

/** A contracts package by the name of its folder, which is the name of the service that publishes its facts. */
export interface NamedPackage {
  readonly name: string;
  readonly contracts: ContractPackage;
}

/** All that this checkout says of events: what is declared, what was released, who writes and who reads. */
export interface ProjectEvents {
  readonly topics: readonly TopicDeclaration[];
  readonly packages: readonly NamedPackage[];
  /** The services that write or read facts; identity does neither. */
  readonly services: readonly ServiceEvents[];
}

/**
 * Reads the checkout. Handlers are asked for from the classes that declare them, not from the text of the code.
 * @param contracts the folder of the contracts packages; another one than that of the checkout to try a change out
 * @throws Error naming the file that is not as it should be
 */
export async function projectEvents(contracts = join(ROOT, 'libs/contracts')): Promise<ProjectEvents> {
  const topics = await readTopics(join(ROOT, 'deploy/kafka/topics.yaml'));
  const packages = await Promise.all(
    folders(contracts)
      .filter((name) => name !== 'common')
      .map((name) => packageOf(contracts, name)),
  );
  const services = folders(join(ROOT, 'apps')).filter(speaksInFacts);
  return { topics, packages, services: await Promise.all(services.map((name) => serviceOf(name, topics))) };
}

async function packageOf(contracts: string, name: string): Promise<NamedPackage> {
  const exported = await exportsOf(join(contracts, name, 'src/index.ts'));
  const folder = pathToFileURL(`${join(contracts, name)}/`);
  return { name, contracts: readContractPackage(folder, Object.values(exported).filter(isContract)) };
}

function speaksInFacts(name: string): boolean {
  const module = join(ROOT, 'apps', name, 'src/app.module.ts');
  return existsSync(module) && readFileSync(module, 'utf8').includes('MessagingModule');
}

async function serviceOf(name: string, topics: readonly TopicDeclaration[]): Promise<ServiceEvents> {
  const produces = await producedBy(name);
  const file = join(ROOT, 'apps', name, 'src/subscriptions.ts');
  const reads = existsSync(file)
    ? ((await exportsOf(file))['subscriptions'] as readonly EventContract[])
    : [];
  const named = new Set([...produces, ...reads].map(({ topic }) => topic));
  return {
    service: name,
    version: versionOf(name),
    produces,
    reads,
    handlers: await handlersIn(name),
    topics: topics.filter((topic) => named.has(topic.name)),
  };
}

async function producedBy(name: string): Promise<readonly EventContract[]> {
  const module = `apps/${name}/src/app.module.ts`;
  const list = producedList(module, readFileSync(join(ROOT, module), 'utf8'));
  if (list === undefined) return [];
  const exported = await exportsOf(join(ROOT, 'libs/contracts', name, 'src/index.ts'));
  const produced = exported[list] as readonly EventContract[] | undefined;
  if (!produced) throw new Error(`${module} produces ${list}, which libs/contracts/${name} does not export`);
  return produced;
}

async function handlersIn(name: string): Promise<DeclaredHandler[]> {
  const files = projectFiles(new RegExp(`^apps/${name}/src/.*(?<!\\.spec)\\.ts$`)).filter(({ text }) =>
    /@OnEvents?\(/.test(text),
  );
  const modules = await Promise.all(files.map(({ path }) => exportsOf(join(ROOT, path))));
  const classes = modules.flatMap((module) => Object.values(module)).filter(isClass);
  return classes.flatMap((one) => handlersOf(one));
}

/** The version that the service says it has, as its package does. */
function versionOf(name: string): string {
  const manifest = readFileSync(join(ROOT, 'apps', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'type' in value && 'topic' in value && 'schema' in value;

const isClass = (value: unknown): value is { readonly prototype: object } =>
  typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null;

const exportsOf = async (path: string) =>
  (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;

function folders(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .sort();
}
