import { expect, test } from '@jest/globals';
import { actorOfClaims, type ClaimRules } from './claims.js';

const plain: ClaimRules = { AUTH_CLAIMS: [], AUTH_ROLES: [] };
const foreign: ClaimRules = {
  AUTH_CLAIMS: [
    ['role', 'realm_access.roles'],
    ['communes', 'xaso.communes'],
    ['hamlets', 'https://xaso.example/hamlets'],
  ],
  AUTH_ROLES: [
    ['quan-tri', 'admin'],
    ['can-bo-xa', 'commune-officer'],
    ['can-bo', 'commune-officer'],
  ],
};

test('without rules the claims are called as here', () => {
  const claims = {
    sub: 'a',
    role: 'hamlet-head',
    communes: ['17335@before-2025-07-01'],
    hamlets: ['17335-001'],
  };
  expect(actorOfClaims(claims, plain)).toEqual({
    id: 'a',
    role: 'hamlet-head',
    communes: ['17335@before-2025-07-01'],
    hamlets: ['17335-001'],
  });
  expect(actorOfClaims({ sub: 'a', role: 'viewer' }, plain)).toEqual({
    id: 'a',
    role: 'viewer',
    communes: [],
  });
});

test.each([['*'], [['*']], [['17335@before-2025-07-01', '*']]])(
  'communes %j are the whole province',
  (communes) => {
    expect(actorOfClaims({ sub: 'a', role: 'viewer', communes }, plain)?.communes).toBe('*');
  },
);

test('with rules the claims are looked for where they say, and roles are translated', () => {
  const claims = {
    sub: 'a',
    role: 'admin',
    realm_access: { roles: ['offline_access', 'can-bo', 'can-bo-xa'] },
    xaso: { communes: '17335@before-2025-07-01' },
    'https://xaso.example/hamlets': '17335-002',
  };
  expect(actorOfClaims(claims, foreign)).toEqual({
    id: 'a',
    role: 'commune-officer',
    communes: ['17335@before-2025-07-01'],
    hamlets: ['17335-002'],
  });
});

test('of several roles the order of the map decides, not the order in the token', () => {
  const claims = { sub: 'a', realm_access: { roles: ['can-bo-xa', 'quan-tri'] } };
  expect(actorOfClaims(claims, foreign)?.role).toBe('admin');
});

test('a list without a map gives the first role that is known', () => {
  expect(actorOfClaims({ sub: 'a', role: ['uma_authorization', 'viewer', 'admin'] }, plain)?.role).toBe(
    'viewer',
  );
});

test.each([
  ['no role', { sub: 'a' }],
  ['a role that the map does not have', { sub: 'a', realm_access: { roles: ['admin'] } }],
  ['no subject', { realm_access: { roles: ['quan-tri'] } }],
  ['something else where the roles should be', { sub: 'a', realm_access: 'quan-tri' }],
  ['an inherited name as a path', { sub: 'a', constructor: { name: 'quan-tri' } }],
])('%s is nobody', (_what, claims) => {
  expect(actorOfClaims(claims, foreign)).toBeUndefined();
});
