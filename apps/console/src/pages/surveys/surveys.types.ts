export const ROUND_STATES = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];
export const PURPOSES = ['baseline', 'needs', 'trial', 'satisfaction', 'endline'] as const;
/** The question of a form for the number of its hamlet: without it a form is of no hamlet. */
export const HAMLET_QUESTION = 'hamlet_no';
export const RESPONSE_STATES = ['submitted', 'accepted', 'returned', 'rejected', 'voided'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];
/** What the queue of a reviewer is narrowed to; `any` is said, for without a word it shows what waits. */
export const QUEUE_STATES = [...RESPONSE_STATES, 'any'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Forms by what became of them. */
export type Counts = Readonly<Record<ResponseState, number>>;

/** How far a round is in one commune. */
export interface CommuneProgress extends Counts {
  readonly communeUnitId: string;
  readonly commune: string;
  readonly target: number;
}

/** A survey round as surveys answers it. */
export interface Round {
  readonly id: string;
  readonly programme: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly pillar: string;
  readonly purpose: string;
  readonly state: RoundState;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly synthetic: boolean;
  readonly communes: readonly CommuneProgress[];
}

/** Forms of a round by hamlet; the number is null for forms that do not say. */
export interface HamletProgress extends Counts {
  readonly communeUnitId: string;
  readonly hamletNo: string | null;
  /** How many forms are wanted of it; null where nobody planned that. */
  readonly target: number | null;
}

/** A published version of a questionnaire in a list. */
export interface FormRow {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly retiredAt: string | null;
}

/** A hamlet of the register of the programme service. */
export interface Hamlet {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly communeUnitId: string;
  readonly mergedInto: string | null;
}

export interface MetricCell {
  readonly indicator: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly suppressed?: true;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly responses?: number;
}

/** What the accepted forms of a closed round came to. */
export interface Summary {
  readonly campaignId: string;
  readonly revision: number;
  readonly madeAt: string;
  readonly metrics: readonly MetricCell[];
}

/** A form in a list. */
export interface ResponseRow {
  readonly id: string;
  readonly version: number;
  readonly campaignId: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly purpose: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly hamletNo: string | null;
  readonly clientId: string;
  readonly mode: string | null;
  readonly source: string;
  readonly state: ResponseState;
  readonly faultCount: number;
  readonly late: boolean;
  readonly capturedAt: string;
  readonly receivedAt: string;
}

export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** Where a form stands, and who decided. */
export interface Status {
  readonly state: ResponseState;
  readonly by?: string;
  readonly at?: string;
  readonly reason?: string;
  readonly reasonCode?: string;
}

/** One filled form with its answers. */
export interface FilledForm {
  readonly id: string;
  readonly version: number;
  readonly campaignId: string;
  readonly communeUnitId: string;
  readonly hamletNo: string | null;
  readonly clientId: string;
  readonly mode: string | null;
  readonly source: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly capturedAt: string;
  readonly receivedAt: string;
  readonly late: boolean;
  readonly paperSerial: string | null;
  readonly deviceKeyId: string | null;
  readonly status: Status;
}

export interface FormField {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly required: boolean;
  readonly calculated: boolean;
  readonly readonly: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** A published questionnaire, with labels in one language. */
export interface Questionnaire {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly definition: {
    readonly title: string;
    readonly languages: readonly string[];
    readonly fields: readonly FormField[];
  };
}

export interface DeviceKey {
  readonly id: string;
  readonly label: string;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** A key as it is shown for the only time. */
export interface NewDeviceKey {
  readonly id: string;
  readonly token: string;
  readonly label: string;
  readonly expiresAt: string;
  readonly serverPath: string;
}
