import { describe, expect, test } from '@jest/globals';
import { chooseMode, requestedMode, type ModeFacts, type ServerMode } from './server-mode.js';

const facts = (
  given: { external?: boolean; docker?: 'absent' | 'no image' | 'image'; embedded?: boolean } = {},
): ModeFacts => ({
  server: 'Kafka',
  external: { variable: 'KAFKA_BROKERS', given: given.external ?? false },
  docker: {
    answers: (given.docker ?? 'absent') !== 'absent',
    hasImage: given.docker === 'image',
    image: 'apache/kafka:4.1.1',
  },
  embedded: given.embedded === false ? { possible: false, missing: 'Java 17 or newer' } : { possible: true },
});

describe('where a server comes from when nobody asked for a mode', () => {
  const cases: [string, ModeFacts, string, string][] = [
    [
      'one that was given, before all',
      facts({ external: true, docker: 'image' }),
      'external',
      'KAFKA_BROKERS is set',
    ],
    ['Docker with the image', facts({ docker: 'image' }), 'docker', 'image apache/kafka:4.1.1'],
    [
      'embedded, rather than a pull',
      facts({ docker: 'no image' }),
      'embedded',
      'Docker has no image apache/kafka:4.1.1',
    ],
    ['embedded without Docker', facts(), 'embedded', 'no Docker engine answers'],
    [
      'a pull, when nothing else works',
      facts({ docker: 'no image', embedded: false }),
      'docker',
      'pulling image apache/kafka:4.1.1',
    ],
  ];
  test.each(cases)('%s', (_name, given, mode, reason) => {
    expect(chooseMode('auto', given)).toEqual({ mode, reason });
  });

  test('nothing works: one line names the ways out', () => {
    const line =
      'Kafka cannot be started: no Docker engine answers and Java 17 or newer is missing for the embedded server. ' +
      'Ways out: start Docker, install Java 17 or newer, or set KAFKA_BROKERS to a running server.';
    expect(() => chooseMode('auto', facts({ embedded: false }))).toThrow(line);
  });
});

describe('a mode that was asked for', () => {
  test.each<[ServerMode, ModeFacts]>([
    ['external', facts({ external: true, docker: 'image' })],
    ['docker', facts({ external: true, docker: 'no image' })],
    ['embedded', facts({ external: true, docker: 'image' })],
  ])('%s is taken, whatever else is there', (mode, given) => {
    expect(chooseMode(mode, given).mode).toBe(mode);
  });

  test.each<[ServerMode, ModeFacts, string]>([
    ['external', facts({ docker: 'image' }), 'KAFKA_BROKERS is not set'],
    ['docker', facts(), 'no Docker engine answers'],
    ['embedded', facts({ docker: 'image', embedded: false }), 'Java 17 or newer is missing'],
  ])('%s is never replaced by another: it is refused', (mode, given, why) => {
    expect(() => chooseMode(mode, given)).toThrow(why);
  });
});

describe('which mode is asked for', () => {
  test('the argument wins over the environment, which wins over auto', () => {
    expect(requestedMode('docker', { XASO_SERVERS: 'embedded' })).toBe('docker');
    expect(requestedMode(undefined, { XASO_SERVERS: 'embedded' })).toBe('embedded');
    expect(requestedMode(undefined, { XASO_SERVERS: '' })).toBe('auto');
  });

  test('an unknown one is refused', () => {
    expect(() => requestedMode('podman', {})).toThrow(
      'Unknown server mode "podman". Known: external, docker, embedded, auto.',
    );
  });
});
