import { describe, expect, test } from '@jest/globals';
import {
  idleUntil,
  isOver,
  isUsable,
  lifeOfToken,
  mustRenew,
  shown,
  type Grant,
  type Session,
} from './session.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);
const grant: Grant = {
  account: { id: 'a', name: 'Nguyễn Thị Thử', login: 'thu' },
  role: 'viewer',
  communes: ['xa-thu'],
  accessToken: 'access',
  refreshToken: 'refresh',
  idToken: 'id',
  ...lifeOfToken(at('08:00'), 600),
};

describe('a token', () => {
  test('is renewed a minute before it ends, a short one in its last fifth', () => {
    expect([at('08:08'), at('08:09')].map((now) => mustRenew(grant, now))).toEqual([false, true]);
    const short = { ...grant, ...lifeOfToken(at('08:00'), 60) };
    expect([47_000, 48_000].map((ms) => mustRenew(short, new Date(at('08:00').getTime() + ms)))).toEqual([
      false,
      true,
    ]);
  });

  test('is used until shortly before its end', () => {
    expect([at('08:09'), at('08:10')].map((now) => isUsable(grant, now))).toEqual([true, false]);
    expect(isUsable(grant, new Date(at('08:10').getTime() - 1_000))).toBe(false);
  });
});

describe('a session', () => {
  const session: Session = { grant, idleUntil: at('09:00'), endsAt: at('20:00') };

  test('is over when nothing was done for long, and when it is old', () => {
    expect(isOver(session, at('08:59'))).toBe(false);
    expect(isOver(session, at('09:00'))).toBe(true);
    expect(isOver({ ...session, idleUntil: at('21:00') }, at('20:00'))).toBe(true);
  });

  test('is put off by work, never past its end', () => {
    expect(idleUntil(at('10:00'), 60, at('20:00'))).toEqual(at('11:00'));
    expect(idleUntil(at('19:30'), 60, at('20:00'))).toEqual(at('20:00'));
  });

  test('is shown without its tokens', () => {
    expect(shown(session, 'proof')).toEqual({
      account: grant.account,
      role: 'viewer',
      communes: ['xa-thu'],
      expiresAt: '2026-03-02T20:00:00.000Z',
      idleUntil: '2026-03-02T09:00:00.000Z',
      csrf: 'proof',
    });
    expect(shown({ ...session, grant: { ...grant, hamlets: ['17335-001'] } }, '')).toMatchObject({
      hamlets: ['17335-001'],
    });
  });
});
