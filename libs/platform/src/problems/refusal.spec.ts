import { describe, expect, test } from '@jest/globals';
import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { DomainError, type DomainErrorKind } from '@xaso/kernel';
import { ProblemError } from './problem.js';
import { refusalOf } from './refusal.js';

function sqlError(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError(`duplicate key value violates "secret_constraint"`, 1, 'error');
  error.code = code;
  error.severity = 'ERROR';
  error.constraint = 'secret_constraint';
  return error;
}

describe('what a refusal is told as', () => {
  test.each<[DomainErrorKind, number]>([
    ['invalid', 422],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['unavailable', 503],
  ])('a rule of the domain: %s → %i', (kind, status) => {
    const faults = [{ field: 'a.0', code: 'bad', detail: 'Bad.' }];
    const refusal = refusalOf(new DomainError(kind, 'some-code', 'What happened.', faults));
    expect(refusal).toMatchObject({ status, code: 'some-code', detail: 'What happened.', faults });
    expect(refusal.headers['retry-after']).toBe(kind === 'unavailable' ? '5' : undefined);
  });

  test.each([
    ['23505', 409, 'already-exists'],
    ['23503', 409, 'reference-conflict'],
    ['23001', 409, 'reference-conflict'],
    ['23514', 422, 'constraint-violated'],
    ['23502', 422, 'constraint-violated'],
    ['22P02', 422, 'invalid-value'],
    ['40001', 409, 'concurrent-change'],
    ['40P01', 409, 'concurrent-change'],
    ['55P03', 503, 'database-busy'],
    ['57014', 503, 'database-busy'],
    ['57P01', 503, 'database-unavailable'],
    ['53300', 503, 'database-unavailable'],
    ['42P01', 500, 'internal-error'],
  ])(
    'SQLSTATE %s → %i %s, by pg or through TypeORM, without naming anything inside',
    (state, status, code) => {
      for (const error of [sqlError(state), new QueryFailedError('insert …', [], sqlError(state))]) {
        const refusal = refusalOf(error);
        expect(refusal).toMatchObject({ status, code });
        expect(JSON.stringify(refusal)).not.toContain('secret_constraint');
      }
    },
  );

  test.each([
    [new BadRequestException('Validation failed (uuid is expected)'), 400, 'malformed-request'],
    [new NotFoundException('Cannot GET /key/s3cret'), 404, 'not-found'],
    [new HttpException('teapot', 418), 418, 'refused'],
    [new ProblemError(400, 'key-missing', 'Missing.'), 400, 'key-missing'],
    [new Error('password=hunter2'), 500, 'internal-error'],
    ['a thrown string', 500, 'internal-error'],
    [undefined, 500, 'internal-error'],
    [Object.assign(new Error('of a library'), { statusCode: 404 }), 500, 'internal-error'],
  ])('%p → %i %s', (error, status, code) => {
    const refusal = refusalOf(error);
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.detail).not.toMatch(/hunter2|s3cret|uuid is expected/);
  });

  test('only what nobody foresaw is logged as a fault', () => {
    expect(refusalOf(new Error('x')).severity).toBe('fault');
    expect(refusalOf(new DomainError('conflict', 'c', 'm')).severity).toBe('expected');
    expect(refusalOf(sqlError('23505')).severity).toBe('warning');
  });
});
