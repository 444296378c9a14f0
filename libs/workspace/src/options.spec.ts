import { describe, expect, test } from '@jest/globals';
import { devOptions, startOptions } from './options.js';

const usual = {
  once: false,
  json: false,
  empty: false,
  reset: false,
  help: false,
  https: false,
  host: undefined,
  servers: undefined,
};

describe('the options of npm start', () => {
  test('are off unless given', () => {
    expect(startOptions([])).toEqual(usual);
    expect(startOptions(['--once', '--json', '--servers', 'docker'])).toEqual({
      ...usual,
      once: true,
      json: true,
      servers: 'docker',
    });
  });

  test.each([
    [['--onec'], "Unknown option '--onec'"],
    [['surveys'], 'surveys'],
    [['--servers', 'podman'], 'Unknown server mode "podman"'],
    [['--once', '--empty'], 'cannot go with --empty'],
  ])('%j is refused with a way out', (args, why) => {
    expect(() => startOptions(args)).toThrow(why);
    expect(() => startOptions(args)).toThrow('npm start -- --help');
  });
});

describe('the options of npm run dev', () => {
  test('are services and what npm start knows', () => {
    expect(devOptions(['surveys', '--empty', 'indicators'])).toEqual({
      services: ['surveys', 'indicators'],
      options: { ...usual, empty: true },
    });
  });
});
