import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { QueryFailedError } from 'typeorm';
import { describe as inWords, isInfrastructure } from './faults.js';

const sql = (code: string) => Object.assign(new Error('from PostgreSQL'), { code, severity: 'ERROR' });

describe('a failure only delays', () => {
  const away: [string, unknown][] = [
    ['a lost connection', sql('08006')],
    ['a serialization failure', sql('40001')],
    ['a deadlock', sql('40P01')],
    ['too many connections', sql('53300')],
    ['a full disk', sql('53100')],
    ['a disk that fails', sql('58030')],
    ['a server that stops', sql('57P01')],
    ['a lock that is not free', sql('55P03')],
    ['a transaction that stood idle', sql('25P03')],
    ['a primary that became a standby', sql('25006')],
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a server that does not answer', new Error('Query read timeout')],
    [
      'a database that the platform calls away',
      new DomainError('unavailable', 'database-unavailable', 'away'),
    ],
    ['a failure of kafkajs', Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' })],
    ['one that TypeORM wrapped', new QueryFailedError('select 1', [], sql('40001'))],
    ['one that is a cause', new Error('wrapped', { cause: sql('57P03') })],
  ];

  test.each(away)('when it is %s', (_what, error) => {
    expect(isInfrastructure(error)).toBe(true);
  });

  const counted: [string, unknown][] = [
    ['a broken constraint', sql('23505')],
    ['a statement that took too long', sql('57014')],
    ['a missing table', sql('42P01')],
    ['a rule of the domain', new DomainError('conflict', 'changed-meanwhile', 'no')],
    ['a programming error', new TypeError('x is undefined')],
    ['a thrown text', 'no'],
    ['nothing', undefined],
  ];

  test.each(counted)('but is counted when it is %s', (_what, error) => {
    expect(isInfrastructure(error)).toBe(false);
  });
});

test('an error is described by its name and message, and not at any length', () => {
  expect(inWords(new TypeError('x'))).toBe('TypeError: x');
  expect(inWords('just so')).toBe('just so');
  expect(inWords(new Error('y'.repeat(9_000)))).toHaveLength(2_000);
});
