import type { AccountView } from '../../../api/identity/types.gen.js';

/** What a form holds of an account; hamlets as they are typed. */
export interface TypedParticulars extends Record<string, unknown> {
  readonly name: string;
  readonly role: AccountView['role'];
  readonly wholeProvince: boolean;
  readonly communes: readonly string[];
  readonly hamlets: string;
}

export const STATUSES = ['invited', 'active', 'blocked'] as const;

const UNIT = /^\d{5}@(before|from)-\d{4}-\d{2}-\d{2}$/;
export const isUnit = (typed: string): boolean => UNIT.test(typed.trim());

/** Codes one a line, or by commas and spaces. */
export const hamletsOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

type Scope = Pick<AccountView, 'communes' | 'hamlets'>;

/** As it is sent: nobody of the whole province is held to hamlets. */
export function scopeOf({
  wholeProvince,
  communes,
  hamlets,
}: Pick<TypedParticulars, 'wholeProvince' | 'communes' | 'hamlets'>): Scope {
  if (wholeProvince) return { communes: '*', hamlets: null };
  const codes = hamletsOf(hamlets);
  return { communes: [...communes], hamlets: codes.length === 0 ? null : codes };
}

/** As it is edited. */
export const typedOf = ({ name, role, communes, hamlets }: AccountView): TypedParticulars => ({
  name,
  role,
  wholeProvince: communes === '*',
  communes: communes === '*' ? [] : communes,
  hamlets: (hamlets ?? []).join('\n'),
});

/** What is another in the form than in the account: only that is sent. */
export function changesOf(account: AccountView, typed: TypedParticulars) {
  const { communes, hamlets } = scopeOf(typed);
  const [oldScope, newScope] = [scopeKey(account), scopeKey({ communes, hamlets })];
  return {
    ...(typed.name.trim() !== account.name && { name: typed.name.trim() }),
    ...(typed.role !== account.role && { role: typed.role }),
    ...(oldScope !== newScope && { communes, hamlets }),
  };
}

const scopeKey = ({ communes, hamlets }: Scope): string => JSON.stringify([communes, hamlets]);

/** The paths by which a service names what is wrong in an account. */
export const pathsOf = ({ communes, hamlets }: TypedParticulars): string[] => [
  'login',
  'name',
  'role',
  'communes',
  'hamlets',
  'reason',
  ...communes.map((_code, index) => `communes.${index}`),
  ...hamletsOf(hamlets).map((_code, index) => `hamlets.${index}`),
];

/** What is wrong with a list, all of it: a service names each line by its place. */
export function listFault(
  errors: Readonly<Record<string, unknown>>,
  field: 'communes' | 'hamlets',
): string | undefined {
  const texts = Object.entries(errors).flatMap(([path, text]) =>
    (path === field || path.startsWith(`${field}.`)) && typeof text === 'string' ? [text] : [],
  );
  return texts.length === 0 ? undefined : texts.join(' ');
}
