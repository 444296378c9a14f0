import { describe, expect, test } from '@jest/globals';
import { asProblem, faultsByField, faultsElsewhere, Problem, problemOf } from './problem.js';

const BODY = {
  type: 'https://xaso.vn/problems/gate-not-satisfied',
  title: 'Xung đột với dữ liệu hiện có',
  status: 409,
  detail: 'Chưa thể sang giai đoạn piloting: còn thiếu 2 điều kiện.',
  code: 'gate-not-satisfied',
  correlationId: 'c-1',
  errors: [
    { field: 'to', code: 'committee', detail: 'Chưa có ban chỉ đạo.' },
    { field: 'to', code: 'plan-approved', detail: 'Chưa có kế hoạch.' },
    { field: 'on', code: 'day-in-future', detail: 'Ngày chưa đến.' },
  ],
};

describe('a refusal', () => {
  test('keeps what the service said of it', () => {
    const problem = problemOf(409, BODY, new Headers({ 'retry-after': '5' }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'gate-not-satisfied',
      detail: BODY.detail,
      correlationId: 'c-1',
      retryAfter: 5,
    });
    expect(problem.errors).toEqual(BODY.errors);
  });

  test('without a problem document still has a code and its correlation id', () => {
    const headers = new Headers({ 'x-correlation-id': 'c-2' });
    expect(problemOf(502, '<html>', headers)).toMatchObject({
      code: 'http-502',
      detail: '',
      errors: [],
      correlationId: 'c-2',
      retryAfter: null,
    });
  });

  test('with faults of a shape nobody expects does not break the page', () => {
    expect(problemOf(422, { code: 'x', errors: [null, 'a', { field: 1 }] }).errors).toEqual([
      { field: '', code: '', detail: '' },
    ]);
  });

  test('that was no refusal at all is told apart by status 0', () => {
    expect(asProblem(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, code: 'unexpected' });
    const problem = new Problem(404, 'not-found', 'Không có.');
    expect(asProblem(problem)).toBe(problem);
  });
});

test('faults stand at their fields, several together, and the others above the form', () => {
  const { errors } = problemOf(409, BODY);
  expect(faultsByField(errors)).toEqual({
    to: 'Chưa có ban chỉ đạo. Chưa có kế hoạch.',
    on: 'Ngày chưa đến.',
  });
  expect(faultsElsewhere(errors, ['on']).map(({ code }) => code)).toEqual(['committee', 'plan-approved']);
});
