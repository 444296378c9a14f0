import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox';
import {
  type CommonFields,
  defineEvent,
  type EventContract,
  type FactContext,
  Id,
} from '@xaso/contracts-common';

/** The three services of the laboratory. Each passes amounts to the two others through facts alone. */
export const BANKS = ['north', 'middle', 'south'] as const;
export type BankName = (typeof BANKS)[number];

export const isBank = (name: string | undefined): name is BankName => BANKS.some((bank) => bank === name);

/** The bank that keeps this account: `north` for `north-07`. */
export const bankOf = (account: string): string => account.slice(0, account.indexOf('-'));

const AccountId = (description: string) =>
  Type.String({ pattern: '^(north|middle|south)-[0-9a-z-]{1,40}$', description });
const amount = Type.Integer({ minimum: 1, description: 'what is moved; never 0' });
const order = Id('the order of the driver, carried along when money is passed on');

const deposited = {
  amount,
  order,
  ballast: Type.Optional(
    Type.String({ pattern: '^x*$', description: 'makes a fact as large as one may be' }),
  ),
};
const sent = { amount, to: AccountId('account of another bank'), order };
const received = { amount, from: AccountId('account of another bank'), order };

type Contract<Own extends TProperties> = EventContract<
  Static<TObject<Own>>,
  CommonFields & Static<TObject<Own>>
>;

/** The facts of one bank; key is the account's id. */
export interface BankFacts {
  readonly opened: Contract<Record<never, never>>;
  readonly deposited: Contract<typeof deposited>;
  readonly sent: Contract<typeof sent>;
  readonly received: Contract<typeof received>;
}

const ofBank = (name: BankName): BankFacts => {
  const declare = <Own extends TProperties>(verb: string, description: string, data: Own) =>
    defineEvent({ type: `${name}.account.${verb}`, topic: topicOf(name), description, data });
  return {
    opened: declare('opened', 'An account was opened with nothing on it.', {}),
    deposited: declare('deposited', 'An amount was added.', deposited),
    sent: declare('sent', 'An amount was taken off, for an account of another bank.', sent),
    received: declare('received', 'An amount that another bank had sent was added.', received),
  };
};

/** The topic of a bank's facts, without prefix. */
export const topicOf = (name: BankName): string => `${name}.account.v1`;

export const facts: Readonly<Record<BankName, BankFacts>> = {
  north: ofBank('north'),
  middle: ofBank('middle'),
  south: ofBank('south'),
};

export const factsOf = (name: BankName): EventContract[] => Object.values(facts[name]) as EventContract[];

/** The banks whose facts a bank reads. */
export const othersOf = (name: BankName): readonly BankName[] => BANKS.filter((bank) => bank !== name);

/** The same for every fact of the laboratory: all of it is made up. */
export const context: FactContext = {
  programme: 'fault-laboratory',
  source: 'online',
  synthetic: true,
  actorRole: 'admin',
};
