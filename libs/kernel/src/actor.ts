import type { UnitId } from './ids.js';

/** Who does something: an account by its id, never by a name, with one role and the communes it may act for. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  /** `*` for the whole province, else the communes. */
  readonly communes: '*' | readonly UnitId[];
  /** Codes of the hamlets (`17335-001`) that the account is kept to; absent: every hamlet of its communes. */
  readonly hamlets?: readonly string[];
}
