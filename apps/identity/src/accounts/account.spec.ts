import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import type { UnitId } from '@xaso/kernel';
import { type Account, activate, block, change, type Circumstances, invite, unblock } from './account.js';

const NOW = new Date('2026-05-04T08:00:00Z');
const COMMUNE = '17335@before-2025-07-01' as UnitId;
const officer = invite(
  {
    id: 'a',
    login: ' Can.Bo ',
    name: ' Trần  Văn Thử ',
    role: 'commune-officer',
    communes: [COMMUNE],
    hamlets: null,
  },
  NOW,
);
const admin: Account = { ...officer, id: 'b', role: 'admin', communes: '*', status: 'active' };
const by = (actorId: string, ...activeAdmins: string[]): Circumstances => ({
  actorId,
  activeAdmins,
  now: NOW,
});

describe('an account', () => {
  test('is invited with a tidy name and a login in lower case', () => {
    expect(officer).toMatchObject({ login: 'can.bo', name: 'Trần Văn Thử', status: 'invited', version: 1 });
  });

  test('is active once a password is set, and stays as it is when it was', () => {
    expect(activate(officer, NOW)).toMatchObject({ status: 'active', version: 2 });
    expect(activate(admin, NOW)).toBe(admin);
    expect(refusal(() => activate({ ...officer, status: 'blocked' }, NOW)).is).toContain('account-blocked');
  });

  test('is blocked and unblocked, with or without a password', () => {
    const blocked = block(officer, by('b', 'b'));
    expect(blocked).toMatchObject({ status: 'blocked', version: 2 });
    expect(unblock(blocked, false, NOW).status).toBe('invited');
    expect(unblock(blocked, true, NOW).status).toBe('active');
    expect(refusal(() => unblock(officer, true, NOW)).is).toContain('not-blocked');
    expect(refusal(() => block(blocked, by('b', 'b'))).is).toContain('already-blocked');
  });

  test('is changed by the version that was read', () => {
    expect(change(officer, { role: 'trainer' }, 1, by('b', 'b'))).toMatchObject({
      role: 'trainer',
      version: 2,
    });
    expect(refusal(() => change(officer, { role: 'trainer' }, 7, by('b', 'b'))).is).toContain(
      'account-changed',
    );
  });
});

describe('an administrator', () => {
  test('does not block or demote themselves', () => {
    expect(refusal(() => block(admin, by('b', 'b', 'c'))).is).toContain('own-account');
    expect(refusal(() => change(admin, { role: 'viewer' }, 1, by('b', 'b', 'c'))).is).toContain(
      'own-account',
    );
    expect(change(admin, { name: 'Tên Khác' }, 1, by('b', 'b')).name).toBe('Tên Khác');
  });

  test('is not removed as the last one that can sign in', () => {
    expect(refusal(() => block(admin, by('x', 'b'))).is).toContain('last-admin');
    expect(refusal(() => change(admin, { role: 'viewer' }, 1, by('x', 'b'))).is).toContain('last-admin');
    expect(block(admin, by('x', 'b', 'c')).status).toBe('blocked');
    expect(block({ ...admin, status: 'invited' }, by('x', 'c')).status).toBe('blocked');
  });

  test('acts for the whole province', () => {
    const faults = refusal(() => change(admin, { communes: [COMMUNE] }, 1, by('x', 'b'))).faults;
    expect(faults.join()).toContain('admin-of-all');
  });
});

describe('where somebody acts', () => {
  const scoped = (communes: '*' | readonly string[], hamlets: readonly string[] | null) => () =>
    change(officer, { communes: communes as '*' | UnitId[], hamlets }, 1, by('b', 'b'));

  test.each([
    ['no commune', [], null, 'scope-empty'],
    ['a commune that is not', ['99999@before-2025-07-01'], null, 'commune-unknown'],
    ['a district', ['424@before-2025-07-01'], null, 'commune-unknown'],
    ['hamlets of the whole province', '*', ['17335-001'], 'hamlets-without-commune'],
    ['no hamlet', [COMMUNE], [], 'hamlets-empty'],
    ['a hamlet of another commune', [COMMUNE], ['17344-001'], 'hamlet-elsewhere'],
    ['a name in place of a code', [COMMUNE], ['Xóm 3'], 'hamlet-malformed'],
  ] as const)('is not %s', (_what, communes, hamlets, code) => {
    expect(refusal(scoped(communes, hamlets)).faults.join()).toContain(code);
  });

  test('is said once each', () => {
    expect(scoped([COMMUNE, COMMUNE], ['17335-001', '17335-001'])()).toMatchObject({
      communes: [COMMUNE],
      hamlets: ['17335-001'],
    });
  });
});
