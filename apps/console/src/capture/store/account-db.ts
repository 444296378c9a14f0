import { Dexie, type EntityTable } from 'dexie';
import { accountDbName } from './device-db.js';
import type { Sealed } from '../vault/vault.js';

/** A form or a list of somebody, or a class with those in it, sealed: nothing but its id can be read without the PIN. */
export interface SealedItem extends Sealed {
  readonly id: string;
}

/** A questionnaire, as published. */
export interface CachedForm {
  /** `<code>/<version>` */
  readonly key: string;
  readonly title: string;
  readonly md5: string;
  readonly xml: string;
}

/** A round that asks in a commune of the account. */
export interface CachedRound {
  readonly campaignId: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly purpose: string;
  readonly closesAt: string;
  readonly target: number;
  /** Those that were sent and those that were accepted, of everybody. */
  readonly received: number;
}

/** The hamlets of a commune, for whoever would rather choose than type. */
export interface CachedHamlets {
  readonly communeUnitId: string;
  readonly hamlets: readonly { readonly number: string; readonly name: string }[];
}

/** When the phone last spoke with the server, and what it learned of itself then. */
export interface Contact {
  readonly key: 'contact';
  readonly at: number;
  /** Milliseconds the clock is ahead. */
  readonly skew: number;
}

/** What one account has on this phone. */
export class AccountDb extends Dexie {
  items!: EntityTable<SealedItem, 'id'>;
  forms!: EntityTable<CachedForm, 'key'>;
  rounds!: EntityTable<CachedRound & { readonly key: string }, 'key'>;
  hamlets!: EntityTable<CachedHamlets, 'communeUnitId'>;
  notes!: EntityTable<Contact, 'key'>;
  classes!: EntityTable<SealedItem, 'id'>;

  constructor(accountId: string) {
    super(accountDbName(accountId));
    this.version(1).stores({
      items: 'id',
      forms: 'key',
      rounds: 'key',
      hamlets: 'communeUnitId',
      notes: 'key',
    });
    this.version(2).stores({ classes: 'id' });
  }
}

export const formKey = ({ formCode, formVersion }: { formCode: string; formVersion: string }): string =>
  `${formCode}/${formVersion}`;
