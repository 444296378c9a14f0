import { fold } from '@xaso/admin-units';
import { DomainError, type UnitId } from '@xaso/kernel';
import { assertSound, type Particulars } from './particulars.js';

export type AccountStatus = 'invited' | 'active' | 'blocked';
export const ACCOUNT_STATUSES = ['invited', 'active', 'blocked'] as const satisfies readonly AccountStatus[];

/** Somebody who may sign in. How is kept elsewhere. */
export interface Account {
  readonly id: string;
  /** What is typed to sign in, in lower case; it never changes. */
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** `*` for the whole province, else communes. */
  readonly communes: '*' | readonly UnitId[];
  /** Hamlets of these communes; null for all. */
  readonly hamlets: readonly string[] | null;
  /** `invited` until a password is set, `blocked` by an administrator. */
  readonly status: AccountStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Who changes an account, and what an administrator must not do to themselves or to the last of them. */
export interface Circumstances {
  readonly actorId: string;
  /** Ids of the administrators who can sign in. */
  readonly activeAdmins: readonly string[];
  readonly now: Date;
}

export type NewAccount = Particulars & { readonly id: string; readonly login: string };

/** An account that waits for its first password. @throws DomainError invalid `account-invalid` */
export function invite({ id, ...rest }: NewAccount, now: Date): Account {
  const sound = assertSound(rest);
  return {
    ...sound,
    id,
    login: foldLogin(rest.login),
    status: 'invited',
    version: 1,
    createdAt: now,
    changedAt: now,
  };
}

/** Other particulars. @throws DomainError invalid, conflict `account-changed`, forbidden `own-account`, conflict `last-admin` */
export function change(
  account: Account,
  changes: Partial<Particulars>,
  version: number,
  circumstances: Circumstances,
): Account {
  if (account.version !== version) throw changedMeanwhile(account);
  const { name, role, communes, hamlets } = account;
  const sound = assertSound({ name, role, communes, hamlets, ...changes });
  if (role === 'admin' && sound.role !== 'admin') assertMayLoseAdmin(account, circumstances);
  return next(account, sound, circumstances.now);
}

/** Nobody signs in with it any more. @throws DomainError forbidden `own-account`, conflict `last-admin`, `already-blocked` */
export function block(account: Account, circumstances: Circumstances): Account {
  if (account.status === 'blocked') throw notNow('already-blocked', 'Tài khoản đã bị khoá từ trước');
  if (account.id === circumstances.actorId || account.role === 'admin')
    assertMayLoseAdmin(account, circumstances);
  return next(account, { status: 'blocked' }, circumstances.now);
}

/** Signing in is possible again, with the password of before if there is one. @throws DomainError conflict `not-blocked` */
export function unblock(account: Account, hasPassword: boolean, now: Date): Account {
  if (account.status !== 'blocked') throw notNow('not-blocked', 'Tài khoản không bị khoá');
  return next(account, { status: hasPassword ? 'active' : 'invited' }, now);
}

/** Whether it is given a link for a new password. @throws DomainError conflict `account-blocked` */
export function assertMayReset({ status }: Account): void {
  if (status === 'blocked')
    throw notNow('account-blocked', 'Tài khoản đang bị khoá; hãy mở khoá trước khi đặt lại mật khẩu');
}

/** A password was set by a link. @throws DomainError conflict `account-blocked` */
export function activate(account: Account, now: Date): Account {
  assertMayReset(account);
  return account.status === 'active' ? account : next(account, { status: 'active' }, now);
}

/** What a login is kept and compared as. */
export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/** What a search goes through. */
export const foldedOf = ({ name, login }: Pick<Account, 'name' | 'login'>): string =>
  fold(`${name} ${login}`);

function assertMayLoseAdmin({ id, status }: Account, { actorId, activeAdmins }: Circumstances): void {
  if (id === actorId)
    throw new DomainError(
      'forbidden',
      'own-account',
      'Bạn không tự khoá hay tự bỏ vai trò của mình; hãy nhờ một quản trị viên khác. Chưa thay đổi gì.',
    );
  if (status === 'active' && !activeAdmins.some((other) => other !== id))
    throw notNow('last-admin', 'Đây là quản trị viên cuối cùng; hãy thêm một quản trị viên khác trước');
}

/** @throws DomainError conflict `account-changed` */
export const changedMeanwhile = ({ version }: Pick<Account, 'version'>): DomainError =>
  new DomainError(
    'conflict',
    'account-changed',
    `Tài khoản vừa được người khác sửa (bản ${version}); chưa lưu gì. Hãy tải lại rồi sửa tiếp.`,
  );

const notNow = (code: string, message: string): DomainError =>
  new DomainError('conflict', code, `${message}. Chưa thay đổi gì.`);

const next = (account: Account, changes: Partial<Account>, now: Date): Account => ({
  ...account,
  ...changes,
  version: account.version + 1,
  changedAt: now,
});
