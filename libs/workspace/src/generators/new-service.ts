import { addToList, before, beforeEach } from './edits.js';
import { assertServiceName } from './names.js';
import { assertFree, plant, templates } from './templates.js';
import { Refused, type Tree } from './tree.js';

const FIRST_PORT = 8101;

/** The service that reads all others; new ones stand before it wherever they are listed. */
const LAST = 'indicators';

/**
 * A service without features, and its contracts package: both build, start and are known to the launcher, the stack in
 * containers and Prometheus.
 * @param port the one it gets when that is free; the next that no service has, unless told
 * @returns what is left to do by hand
 * @throws Refused
 */
export function newService(tree: Tree, name: string, port?: number): string[] {
  const files = templates('service');
  assertServiceName(name);
  assertFree(name, files);
  assertUnknown(tree, name);
  const values = { service: name };
  plant(tree, files, '', values);
  list(tree, name, freePort(tree, port));
  compose(tree, name);
  tree.edit('deploy/env', (text) =>
    before(text, `${LAST.toUpperCase()}_DB_PASSWORD=`, `${password(name)}=$(secret)\n`),
  );
  tree.edit('deploy/observability/prometheus.yaml', (text) =>
    before(text, `, '${LAST}:8080'`, `, '${name}:8080'`),
  );
  return [
    'npm install                       links the two packages and renews package-lock.json',
    `npm run new:module -- ${name} <feature>   gives it something to do`,
    'npm run docs                      renews the tables of facts',
    `Say what it is for: service.ts, both READMEs, and the maps in README.md and ARCHITECTURE.md.`,
    `An .env that deploy/env wrote before lacks ${password(name)}: add it.`,
  ];
}

const password = (name: string) => `${name.toUpperCase()}_DB_PASSWORD`;

function assertUnknown(tree: Tree, name: string): void {
  const taken = [`apps/${name}`, `libs/${name}`, `libs/contracts/${name}`].find((folder) => tree.has(folder));
  if (taken) throw new Refused(`${taken} is there already.`);
  if (new RegExp(`^  ${name}(-migrate)?:$|&${name}$`, 'm').test(tree.read('docker-compose.yml')))
    throw new Refused(`docker-compose.yml calls something ${name} already.`);
}

function freePort(tree: Tree, asked: number | undefined): number {
  const text = tree.read('libs/operations/src/services.ts');
  const taken = new Set([...text.matchAll(/\bport: (\d+)/g)].map(([, port]) => Number(port)));
  if (asked !== undefined && taken.has(asked)) throw new Refused(`Port ${asked} belongs to another service.`);
  let port = asked ?? FIRST_PORT;
  while (taken.has(port)) port += 1;
  return port;
}

/** Where the tools and the compiler look for what there is. */
function list(tree: Tree, name: string, port: number): void {
  const entry = `{ name: '${name}', folder: 'apps/${name}', port: ${port}, database: '${name}', indicators: [] }`;
  tree.edit('libs/operations/src/services.ts', (text) =>
    addToList(text, 'SERVICES', entry, `name: '${LAST}'`),
  );
  tree.edit('tsconfig.json', (text) => {
    const config = JSON.parse(text) as { references: { path: string }[] };
    const add = (path: string, ahead: string) => {
      const at = config.references.findIndex((one) => one.path === ahead);
      config.references.splice(at < 0 ? config.references.length : at, 0, { path });
    };
    add(`libs/contracts/${name}`, 'libs/platform');
    add(`apps/${name}`, `apps/${LAST}`);
    return `${JSON.stringify(config, null, 2)}\n`;
  });
}

function compose(tree: Tree, name: string): void {
  const variable = `\${${password(name)}:?run deploy/env}`;
  const last = LAST.toUpperCase();
  const image = `xaso/${name}:\${${name.toUpperCase()}_VERSION:-\${XASO_VERSION:-local}}`;
  const block = `  ${name}-migrate:
    <<: *hardened
    image: ${image}
    pull_policy: never
    restart: 'no'
    depends_on: { databases: { condition: service_completed_successfully } }
    command: [migrate]
    environment: &${name}
      <<: *service-environment
      OTEL_SERVICE_NAME: ${name}
      DATABASE_URL: postgresql://${name}:${variable}@postgres:5432/${name}

  ${name}:
    <<: *service
    image: ${image}
    build: { context: ., dockerfile: deploy/docker/service.Dockerfile, args: { APP: apps/${name}, VERSION: '\${${name.toUpperCase()}_VERSION:-}' } }
    depends_on:
      ${name}-migrate: { condition: service_completed_successfully }
      topics: { condition: service_completed_successfully }
      keys: { condition: service_completed_successfully }
    environment: *${name}

`;
  const healthy = (service: string) => `      ${service}: { condition: service_healthy }\n`;
  const address = (service: string) => `,${service}=http://${service}:8080`;
  tree.edit('docker-compose.yml', (text) =>
    [
      (it: string) => before(it, `, ${LAST},`, `, ${name}`),
      (it: string) => before(it, `      ${last}_DB_PASSWORD: `, `      ${password(name)}: ${variable}\n`),
      (it: string) => before(it, `  ${LAST}-migrate:\n`, block),
      (it: string) => beforeEach(it, healthy(LAST), healthy(name)),
      (it: string) => before(it, address(LAST), address(name)),
    ].reduce((it, change) => change(it), text),
  );
}
