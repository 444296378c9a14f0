import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { flag, integer, list, oneOf, optional, pairs, secret, text, url } from './fields.js';
import { baseConfig } from './base-config.js';
import { ConfigError, loadConfig } from './load-config.js';

const spec = {
  PORT: integer({ min: 1, max: 65_535, default: 8101 }),
  DATABASE_URL: secret(url({ protocols: ['postgresql:'], example: 'postgresql://me:pw@host/db' })),
  BROKERS: list({ example: '127.0.0.1:9092' }),
  LEVEL: oneOf(['info', 'debug'], { default: 'info' }),
  PRETTY: flag(),
  PREFIX: text({ default: '', pattern: /^[a-z]*$/, rule: 'must be lower-case letters' }),
  TOKEN: optional(secret(text())),
};
const good = { DATABASE_URL: 'postgresql://me:hunter2@host/db', BROKERS: ' a:1, b:2 ', TOKEN: 'hush' };

function faultsOf(env: Record<string, string | undefined>): ConfigError {
  try {
    loadConfig(spec, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('nothing was refused');
}

describe('the environment', () => {
  test('becomes typed values, absent ones their defaults', () => {
    const config = loadConfig(spec, { ...good, PORT: '9000', PRETTY: 'yes', LEVEL: '' });
    expect({ ...config }).toEqual({
      PORT: 9000,
      DATABASE_URL: 'postgresql://me:hunter2@host/db',
      BROKERS: ['a:1', 'b:2'],
      LEVEL: 'info',
      PRETTY: true,
      PREFIX: '',
      TOKEN: 'hush',
    });
    expect(loadConfig(spec, { ...good, TOKEN: undefined }).TOKEN).toBeUndefined();
  });

  test('is refused with every fault at once: name, what is wrong, an example', () => {
    const error = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      LEVEL: 'loud',
      PRETTY: 'maybe',
      PREFIX: 'A1',
    });
    expect(error.faults.map(({ name }) => name)).toEqual([
      'PORT',
      'DATABASE_URL',
      'BROKERS',
      'LEVEL',
      'PRETTY',
      'PREFIX',
    ]);
    expect(error.message).toContain('6 settings are wrong');
    expect(error.message).toContain(
      'PORT must be a whole number from 1 to 65535, not "70000" (e.g. PORT=8101)',
    );
    expect(error.message).toContain('BROKERS is missing (e.g. BROKERS=127.0.0.1:9092)');
    expect(error.message).not.toContain('\n');
  });

  test.each(['1.5', '1e3', '0x10', ' ', 'NaN', '9007199254740993'])('has no whole number in "%s"', (PORT) => {
    if (PORT.trim() === '') expect(loadConfig(spec, { ...good, PORT }).PORT).toBe(8101);
    else expect(faultsOf({ ...good, PORT }).faults).toHaveLength(1);
  });

  test('cannot be changed afterwards', () => {
    const config = loadConfig(spec, good);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.BROKERS)).toBe(true);
  });
});

describe('a secret', () => {
  test('is handed to the program and printed nowhere', () => {
    const config = loadConfig(spec, good);
    const asText: (value: unknown) => string = String;
    expect(config.DATABASE_URL).toContain('hunter2');
    for (const printed of [
      JSON.stringify({ config }),
      asText(config),
      inspect(config),
      inspect({ a: [config] }),
    ]) {
      expect(printed).toContain('[redacted]');
      expect(printed).not.toMatch(/hunter2|hush/);
    }
  });

  test('is not in the fault it causes', () => {
    const error = faultsOf({ ...good, DATABASE_URL: 'mysql://me:hunter2@host/db' });
    expect(error.message).toContain('DATABASE_URL must be a URL that begins with postgresql://');
    expect(error.message).not.toContain('hunter2');
    expect(JSON.stringify(error.faults)).not.toContain('hunter2');
  });
});

test('what every service needs has examples that would be accepted', () => {
  for (const [name, field] of Object.entries(baseConfig)) {
    expect({ name, reading: field.read(field.example) }).toEqual({
      name,
      reading: { value: expect.anything() },
    });
  }
});

describe('pairs', () => {
  const env = { ROLES: ' cn=officers=commune-officer , boss=admin,' };
  const field = pairs({ values: ['admin', 'commune-officer'] });

  test('keep their order; a name may have a sign of equality where the values are known', () => {
    expect(loadConfig({ ROLES: field }, env).ROLES).toEqual([
      ['cn=officers', 'commune-officer'],
      ['boss', 'admin'],
    ]);
    expect(loadConfig({ A: pairs() }, { A: 'claim=https://a.example/?x=y' }).A).toEqual([
      ['claim', 'https://a.example/?x=y'],
    ]);
  });

  test.each([
    ['boss=king', 'must have values of admin, commune-officer only'],
    ['boss', 'must be name=value items'],
    ['=admin', 'must be name=value items'],
    [',', 'must have at least one'],
  ])('"%s" is refused', (ROLES, why) => {
    expect(() => loadConfig({ ROLES: field }, { ROLES })).toThrow(why);
  });

  test('name only what may be named', () => {
    expect(() => loadConfig({ A: pairs({ keys: ['role'] }) }, { A: 'rule=x' })).toThrow(
      'must name only role',
    );
  });
});
