import { describe, expect, test } from '@jest/globals';
import { serviceNamed, SERVICES } from '@xaso/operations';
import {
  assertSameOrigin,
  databaseName,
  modeFor,
  planPorts,
  serviceEnvironment,
  type Plan,
} from './installation.js';
import { State } from './state.js';

const surveys = SERVICES[0] as (typeof SERVICES)[number];
const busy =
  (...ports: number[]): ((port: number) => Promise<boolean>) =>
  (port) =>
    Promise.resolve(!ports.includes(port));
const plan = async (namespace = ''): Promise<Plan> => ({
  state: new State('/tmp/nowhere'),
  servers: undefined,
  temporary: namespace !== '',
  namespace,
  ports: await planPorts(false, busy()),
  watch: [],
});

describe('ports', () => {
  test('are the usual ones on an idle machine', async () => {
    expect(await planPorts(false, busy())).toEqual({
      postgres: 15_432,
      kafka: 19_092,
      gateway: 8080,
      services: Object.fromEntries(SERVICES.map(({ name, port }) => [name, port])),
    });
  });

  test('move to the next free one, never to one that another service gets', async () => {
    const ports = await planPorts(false, busy(15_432, 8101, 8102, 8103, 8104, 8105, 8106));
    expect(ports).toEqual({
      postgres: 15_433,
      kafka: 19_092,
      gateway: 8080,
      services: Object.fromEntries(SERVICES.map(({ name }, index) => [name, 8107 + index])),
    });
  });

  test('of a temporary run are all different', async () => {
    const { postgres, kafka, gateway, services } = await planPorts(true);
    const all = [postgres, kafka, gateway, ...Object.values(services)];
    expect(new Set(all).size).toBe(3 + SERVICES.length);
  });
});

describe('names', () => {
  test('are plain in a lasting installation and private in a temporary one', async () => {
    expect(databaseName(await plan(), surveys)).toBe('surveys');
    expect(databaseName(await plan('once-a1b2c3'), surveys)).toBe('once_a1b2c3_surveys');
  });

  test('a service is not given the administrator’s address', async () => {
    process.env['POSTGRES_ADMIN_URL'] = 'postgres://admin:secret@127.0.0.1/postgres';
    const env = serviceEnvironment(
      {
        plan: await plan('once-a1b2c3'),
        brokers: ['127.0.0.1:1'],
        databases: { surveys: 'postgres://mine' },
      },
      surveys,
    );
    delete process.env['POSTGRES_ADMIN_URL'];
    expect(env).toMatchObject({
      PORT: '8101',
      DATABASE_URL: 'postgres://mine',
      TOPIC_PREFIX: 'once-a1b2c3.',
    });
    expect(env).not.toHaveProperty('POSTGRES_ADMIN_URL');
  });
});

test('a service is given the secrets it asks for, and nobody else’s', async () => {
  const surroundings = {
    plan: await plan(''),
    brokers: ['127.0.0.1:1'],
    databases: {},
    secrets: { CERTIFICATE_KEY: 'key', ATTENDANCE_KEY: 'code', surveys: 'password' },
  };
  const env = serviceEnvironment(surroundings, serviceNamed('training'));
  expect(env).toMatchObject({
    CERTIFICATE_KEY: 'key',
    ATTENDANCE_KEY: 'code',
    CERTIFICATE_ADDRESS: 'http://127.0.0.1:8080/api/training',
  });
  expect(env).not.toHaveProperty('surveys');
  expect(serviceEnvironment(surroundings, surveys)).not.toHaveProperty('CERTIFICATE_KEY');
});

describe('the servers of data that is there', () => {
  test('are taken again, unless somebody says otherwise', () => {
    expect(modeFor('auto', 'embedded', false)).toBe('embedded');
    expect(modeFor('auto', undefined, false)).toBe('auto');
    expect(modeFor('auto', 'embedded', true)).toBe('auto');
    expect(modeFor('docker', 'embedded', false)).toBe('docker');
  });

  test('are not replaced silently', () => {
    const origin = { postgres: 'docker', kafka: 'docker' };
    expect(() => assertSameOrigin('.xaso', origin, { postgres: 'docker', kafka: 'embedded' })).toThrow(
      '--servers docker',
    );
    expect(() => assertSameOrigin('.xaso', origin, origin)).not.toThrow();
    expect(() => assertSameOrigin('.xaso', undefined, origin)).not.toThrow();
  });
});
