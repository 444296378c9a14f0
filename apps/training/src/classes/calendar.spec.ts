import { describe, expect, test } from '@jest/globals';
import { calendar, type CalendarClass } from './calendar.js';
import { TIMES } from './class.fixture.js';

const of: CalendarClass = {
  id: '0190a000-0000-7000-8000-000000000001',
  version: 3,
  state: 'open',
  title: 'Sàn thương mại điện tử',
  venue: 'Nhà văn hoá xóm 3, xã Thành Sơn; tầng 2',
  changedAt: new Date('2022-06-25T02:00:00.123Z'),
  sessions: TIMES.sessions,
};
/** Lines as a reader gets them, put together again. */
const read = (...classes: CalendarClass[]) =>
  calendar('Lớp tập huấn', classes).replaceAll('\r\n ', '').split('\r\n');

describe('a calendar', () => {
  test('has an event for each session, in UTC, with an id that stays', () => {
    const lines = read(of);
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual([
      `UID:${of.id}.1@training.xaso`,
      `UID:${of.id}.2@training.xaso`,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTAMP:20220625T020000Z',
        'SEQUENCE:3',
        'DTSTART:20220712T003000Z',
        'DTEND:20220712T043000Z',
        'SUMMARY:Sàn thương mại điện tử – buổi 2/2',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(read({ ...of, sessions: TIMES.sessions.slice(0, 1) })).toContain('SUMMARY:Sàn thương mại điện tử');
  });

  test('escapes what people wrote, so that no line can be smuggled in', () => {
    expect(read(of)).toContain('LOCATION:Nhà văn hoá xóm 3\\, xã Thành Sơn\\; tầng 2');
    const smuggled = read({ ...of, venue: 'A\\B\r\nATTENDEE:mailto:x@example.org\u0007' });
    expect(smuggled).toContain('LOCATION:A\\\\B\\nATTENDEE:mailto:x@example.org');
    expect(smuggled.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  test('folds lines at 75 octets without cutting a letter', () => {
    const text = calendar('Lớp', [
      { ...of, title: 'Hướng dẫn người cao tuổi dùng dịch vụ công trực tuyến '.repeat(4) },
    ]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(text.split('\r\n').some((line) => line.startsWith(' '))).toBe(true);
  });

  test.each([
    ['planned', 'TENTATIVE'],
    ['completed', 'CONFIRMED'],
    ['cancelled', 'CANCELLED'],
  ] as const)('says that a class is %s', (state, status) => {
    expect(read({ ...of, state })).toContain(`STATUS:${status}`);
  });

  test('without classes is a calendar all the same', () => {
    expect(read()).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR']));
  });
});
