import { describe, expect, test } from '@jest/globals';
import { outcomeOf } from './outcome.js';

const none = new Headers();
const problem = (code: string) => ({ code, detail: `Vì ${code}.`, correlationId: 'c-1' });

describe('what became of a form that was sent', () => {
  test('taken in, with the id it has on the server', () => {
    expect(outcomeOf(201, { id: 'r-1', late: true }, none)).toEqual({
      is: 'accepted',
      serverId: 'r-1',
      late: true,
    });
  });

  test('taken in before: it is the same form and counts once', () => {
    const headers = new Headers({ 'idempotency-replayed': 'true' });
    expect(outcomeOf(201, { id: 'r-1', late: false }, headers)).toMatchObject({ is: 'duplicate' });
  });

  test.each([
    [409, 'response-differs'],
    [409, 'response-accepted'],
    [409, 'changed-meanwhile'],
    [422, 'idempotency-key-reused'],
  ])('%s %s: the server holds another content under this id', (status, code) => {
    expect(outcomeOf(status, problem(code), none)).toMatchObject({
      is: 'conflict',
      refusal: { code, detail: `Vì ${code}.`, correlationId: 'c-1' },
    });
  });

  test.each([
    [400, 'invalid-body'],
    [403, 'commune-not-yours'],
    [404, 'campaign-unknown'],
    [409, 'campaign-draft'],
    [422, 'response-invalid'],
  ])('%s %s: refused, and the reason is kept', (status, code) => {
    expect(outcomeOf(status, problem(code), none)).toMatchObject({ is: 'rejected', refusal: { code } });
  });

  test('each field that is wrong is named', () => {
    const errors = [{ field: 'answers./data/a', code: 'answer-missing', detail: 'Thiếu.' }];
    const outcome = outcomeOf(422, { ...problem('response-invalid'), errors }, none);
    expect(outcome).toMatchObject({ is: 'rejected', refusal: { faults: errors } });
  });

  test.each([
    [401, 'session-expired'],
    [403, 'csrf-token-wrong'],
  ])('%s %s: nothing is wrong with the form, somebody has to sign in', (status, code) => {
    expect(outcomeOf(status, problem(code), none)).toEqual({ is: 'signed-out' });
  });

  test.each([
    [409, 'idempotency-in-flight', 1_000],
    [429, 'too-many-requests', 30_000],
    [503, 'database-unavailable', 5_000],
  ])('%s %s: sent again, not before the server asks for it', (status, code, afterMs) => {
    const headers = new Headers({ 'retry-after': String(afterMs / 1_000) });
    expect(outcomeOf(status, problem(code), headers)).toMatchObject({ is: 'later', reached: true, afterMs });
  });

  test('an answer that is no problem document still is an answer', () => {
    expect(outcomeOf(502, undefined, none)).toMatchObject({ is: 'later', refusal: { code: 'http-502' } });
    expect(outcomeOf(418, '<html>', none)).toMatchObject({ is: 'rejected', refusal: { code: 'http-418' } });
  });
});
