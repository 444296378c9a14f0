import type { Actor, UnitId } from '@xaso/kernel';
import { ROLES } from './roles.js';

/** What is read from a token beside its subject. */
export const CLAIMS = ['role', 'communes', 'hamlets'] as const;
type Claim = (typeof CLAIMS)[number];

/** How an issuer says what an account may do. */
export interface ClaimRules {
  /** Claim here → its dotted path in a token; what is left out is called so itself. */
  readonly AUTH_CLAIMS: readonly (readonly [name: string, path: string])[];
  /** Role of the issuer → role here, in order; empty when both call them the same. */
  readonly AUTH_ROLES: readonly (readonly [foreign: string, ours: string])[];
}

/** Who a token of this payload is for; undefined when it has no subject or no role that is known. */
export function actorOfClaims(
  payload: Readonly<Record<string, unknown>>,
  rules: ClaimRules,
): Actor | undefined {
  const claim = (name: Claim): unknown =>
    at(payload, rules.AUTH_CLAIMS.find(([ours]) => ours === name)?.[1] ?? name);
  const id = payload['sub'];
  const role = roleOf(claim('role'), rules.AUTH_ROLES);
  if (typeof id !== 'string' || id === '' || role === undefined) return undefined;
  const hamlets = claim('hamlets');
  return {
    id,
    role,
    communes: communesOf(claim('communes')),
    ...(hamlets === undefined || hamlets === null ? {} : { hamlets: texts(hamlets) }),
  };
}

/** The order of the map decides which of several roles counts; without a map, the order in the token. */
function roleOf(claim: unknown, map: ClaimRules['AUTH_ROLES']): string | undefined {
  const given = texts(claim);
  if (map.length > 0) return map.find(([foreign]) => given.includes(foreign))?.[1];
  if (typeof claim === 'string') return claim === '' ? undefined : claim;
  return given.find((role) => ROLES.some((known) => known === role));
}

function communesOf(claim: unknown): Actor['communes'] {
  const given = texts(claim);
  return given.includes('*') ? '*' : (given as UnitId[]);
}

/** A text alone is a list of one: many issuers write a single value so. */
function texts(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((item): item is string => typeof item === 'string' && item !== '');
}

/** A claim whose whole name is the path comes first: some issuers name claims by addresses, which have dots. */
function at(payload: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  return path
    .split('.')
    .reduce<unknown>(
      (inner, step) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
          ? Reflect.get(inner, step)
          : undefined,
      payload,
    );
}
