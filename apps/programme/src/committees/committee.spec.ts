import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { dissolve, form } from './committee.js';

const input = { headRole: 'party-secretary', decisionNo: '5/QĐ', formedOn: '2022-05-02' } as const;

describe('a steering committee', () => {
  test('is formed by a decision and ends once', () => {
    const { next, events } = form(part, input, []);
    expect(events[0]).toMatchObject({
      occurredAt: new Date('2022-05-01T17:00:00Z'),
      data: { committeeId: part.id, headRole: 'party-secretary' },
    });
    expect(refusal(() => dissolve(next, '2022-05-01', 'x')).is).toBe('invalid day-before-last');
    const ended = dissolve(next, '2022-09-01', 'kiện toàn').next;
    expect(ended).toMatchObject({ state: 'dissolved', reason: 'kiện toàn', version: 2 });
    expect(refusal(() => form(part, input, [ended])).faults).toEqual(['formedOn day-before-last']);
    expect(refusal(() => dissolve(ended, '2022-10-01', 'x')).is).toBe('conflict committee-dissolved');
  });

  test('is one at a time: the refusal names the other', () => {
    const active = form(part, input, []).next;
    expect(refusal(() => form(part, input, [active])).is).toBe('conflict committee-active-already');
    expect(() => form(part, input, [active])).toThrow('5/QĐ');
  });
});
