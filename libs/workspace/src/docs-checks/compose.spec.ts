import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { GATEWAY, PROCESSES, SERVICES } from '@xaso/operations';
import { parse } from 'yaml';
import { ROOT } from '../root.js';

interface Block {
  readonly image: string;
  readonly build?: { readonly args: { readonly APP: string } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly volumes?: readonly string[];
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const { services: blocks } = parse(text, { merge: true }) as { services: Record<string, Block> };
const block = (name: string): Block => blocks[name] ?? { image: '' };
const ours = Object.entries(blocks).filter(([, { image }]) => image.startsWith('xaso/'));

describe('docker-compose.yml', () => {
  test.each(PROCESSES.map(({ name, folder, database }) => ({ name, folder, database })))(
    '$name has its block, its migrations before it, and a database of its own',
    ({ name, folder, database }) => {
      const { build, image, depends_on: needs, environment } = block(name);
      expect(build?.args.APP).toBe(folder);
      expect(needs?.[`${name}-migrate`]?.condition).toBe('service_completed_successfully');
      expect(environment?.['DATABASE_URL']).toContain(`//${database}:`);
      expect(environment?.['DATABASE_URL']).toMatch(new RegExp(`/${database}$`));
      const migration = block(`${name}-migrate`);
      expect([migration.image, migration.command, migration.environment]).toEqual([
        image,
        ['migrate'],
        environment,
      ]);
      expect(block('databases').command).toContain(name);
    },
  );

  test.each(SERVICES.map(({ name }) => name))('%s waits for topics and keys', (name) => {
    const { depends_on: needs } = block(name);
    for (const one of ['topics', 'keys'])
      expect([one, needs?.[one]?.condition]).toEqual([one, 'service_completed_successfully']);
  });

  test('the gateway knows every service, and the loader the same ones', () => {
    const addresses = SERVICES.map(({ name }) => `${name}=http://${name}:8080`).join(',');
    expect(block('gateway').build?.args.APP).toBe(GATEWAY.folder);
    expect(block('gateway').environment?.['SERVICES']).toBe(addresses);
    expect(block('pilots').environment?.['SERVICES']).toBe(addresses);
  });

  test('Prometheus reads every service', () => {
    const file = readFileSync(join(ROOT, 'deploy', 'observability', 'prometheus.yaml'), 'utf8');
    const { scrape_configs: jobs } = parse(file) as {
      scrape_configs: { static_configs: { targets: string[] }[] }[];
    };
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
    expect(targets).toEqual(SERVICES.map(({ name }) => `${name}:8080`));
  });

  test('one port is public; what else is published is so on this machine only', () => {
    const published = Object.entries(blocks).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    const here = / (127\.0\.0\.1|\$\{KAFKA_OUTSIDE_BIND:-127\.0\.0\.1\}):/;
    expect(published.filter((port) => !here.test(port))).toEqual(['gateway ${XASO_PORT:-8080}:8080']);
  });

  test.each(ours)('%s may do no more than it must', (_name, limits) => {
    expect(limits).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  test('the private key is seen by what signs, and by nothing else', () => {
    const seen = Object.entries(blocks).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.startsWith('keys:')),
    );
    expect(seen.map(([name]) => name).sort()).toEqual(['identity', 'keys', 'pilots']);
  });

  test('what runs on has a limit of memory and comes back after a crash', () => {
    const lasting = Object.entries(blocks).filter(([, { restart }]) => restart !== 'no');
    for (const [name, { mem_limit: limit, restart }] of lasting)
      expect([name, limit, restart]).toEqual([name, expect.stringMatching(/^\d+[mg]$/), 'unless-stopped']);
  });

  test('every required variable is written by deploy/env', () => {
    const env = readFileSync(join(ROOT, 'deploy', 'env'), 'utf8');
    const required = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    const missing = [...required].filter((name) => !new RegExp(`^${name}=`, 'm').test(env));
    expect([required.size > 5, missing]).toEqual([true, []]);
  });
});
