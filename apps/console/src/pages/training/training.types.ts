export const CLASS_STATES = ['planned', 'open', 'in-progress', 'completed', 'cancelled'] as const;
export type ClassState = (typeof CLASS_STATES)[number];
export const CLASS_KINDS = ['class', 'hands-on', 'camp', 'mentoring'] as const;
export const TRAINEE_GROUPS = [
  'officials',
  'youth-union',
  'women-union',
  'farmers',
  'elderly',
  'pupils',
  'others',
] as const;
export const SEXES = ['female', 'male', 'other'] as const;
export const CANCEL_REASONS = [
  'too-few-trainees',
  'no-trainer',
  'no-venue',
  'weather',
  'epidemic',
  'merged-into-another',
  'entered-by-mistake',
  'other',
] as const;
export const WITHDRAWAL_REASONS = [
  'cannot-come',
  'moved-to-another-class',
  'class-cancelled',
  'duplicate',
  'entered-by-mistake',
  'other',
] as const;
export const REVOCATION_REASONS = [
  'outcome-changed',
  'wrong-holder',
  'duplicate',
  'issued-by-mistake',
  'fraud',
  'other',
] as const;
export const PILLARS = ['government', 'economy', 'society'] as const;
export const PLAN_STATES = ['draft', 'approved', 'withdrawn'] as const;
export const CURRICULUM_STATES = ['draft', 'published', 'retired'] as const;
export const PAIR_STATES = ['open', 'same', 'different'] as const;
export const CERTIFICATE_STATES = ['issued', 'revoked'] as const;

/** One sitting of a class. */
export interface Session {
  readonly n: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A class as training answers it; who teaches is there for those who work with it. */
export interface TrainingClass {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly pilotId: string;
  readonly synthetic: boolean;
  readonly curriculumId: string;
  readonly curriculum: string;
  readonly curriculumVersion: number;
  readonly pillar: string;
  readonly kind: string;
  readonly venue: string;
  readonly partner: string | null;
  readonly campaignId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly sessions: readonly Session[];
  readonly capacity: number;
  readonly state: ClassState;
  readonly completedAt: string | null;
  readonly cancelReason: string | null;
  readonly cancelNote: string | null;
  readonly resultsRevision: number;
  readonly trainerCount: number;
  readonly trainers?: readonly { readonly account: string | null; readonly name: string | null }[];
}

/** Somebody in a class, with name: whoever reads it leaves a row in the audit log. */
export interface Trainee {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthYear: number;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly hamlet: string | null;
  readonly group: string;
  readonly walkIn: boolean;
  readonly outcome: 'passed' | 'not-passed' | null;
  /** By the number of the session; what nobody marked is not there. */
  readonly sessions: Readonly<Record<string, boolean>>;
}

/** What the screen of the trainer shows. */
export interface ScreenCode {
  readonly code: string;
  readonly address: string;
  readonly qr: { readonly size: number; readonly path: string };
  readonly validUntil: string;
  readonly nextAt: string;
}

export interface Score {
  readonly enrolmentId: string;
  readonly before: { readonly score: number; readonly via: string } | null;
  readonly after: { readonly score: number; readonly via: string } | null;
}

export interface ClassResults {
  readonly classId: string;
  readonly state: ClassState;
  readonly enrolled: number;
  readonly attended: number;
  readonly tested: number;
  readonly passed: number | null;
  readonly notPassed: number | null;
  readonly averageBefore: number | null;
  readonly averageAfter: number | null;
  readonly gain: number | null;
  readonly revision: number;
  readonly passRule: { readonly words: string };
}

export interface Certificate {
  readonly id: string;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly enrolmentId: string;
  readonly classId: string;
  readonly curriculum: string;
  readonly title: string;
  readonly issuedAt: string;
  readonly validUntil: string | null;
  readonly revokedAt: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly state: 'issued' | 'revoked';
  readonly synthetic: boolean;
}

export interface Issued {
  readonly passed: number;
  readonly issued: number;
  readonly already: number;
}

export interface PlanVersion {
  readonly planVersion: number;
  readonly plannedClasses: number;
  readonly plannedTrainees: number;
  readonly reason: string | null;
  readonly draftedOn: string;
  readonly writtenBy: readonly string[];
  readonly approval: { readonly by: string; readonly on: string } | null;
}

/** What of which curriculum a pilot plans, and what was held of it. */
export interface TrainingPlan {
  readonly id: string;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly pilotId: string;
  readonly curriculum: string;
  readonly state: (typeof PLAN_STATES)[number];
  readonly versions: readonly PlanVersion[];
  readonly holding: PlanVersion | null;
  readonly held: { readonly classes: number; readonly trainees: number; readonly ahead: number };
}

/** Somebody who is taught. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly name: string;
  readonly birthYear: number;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly hamlet: string | null;
  readonly group: string;
  readonly synthetic: boolean;
  readonly maybeSameAs?: readonly string[];
}

/** Two people who may be one. */
export interface PersonPair {
  readonly id: string;
  readonly communeUnitId: string;
  readonly knownId: string;
  readonly newerId: string;
  readonly because: readonly string[];
  readonly state: (typeof PAIR_STATES)[number];
  readonly keptId: string | null;
  readonly reason: string | null;
  readonly decidedAt: string | null;
  readonly known?: Person;
  readonly newer?: Person;
}

export interface Curriculum {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly curriculumVersion: number;
  readonly title: string;
  readonly pillar: string;
  readonly audience: readonly string[];
  readonly hours: number | null;
  readonly objectives: readonly string[];
  readonly materials: readonly { readonly title: string; readonly address: string }[];
  readonly state: (typeof CURRICULUM_STATES)[number];
  readonly publishedOn: string | null;
  readonly retiredOn: string | null;
  readonly retiredReason: string | null;
}

/** What has to be done to pass a version of a curriculum. */
export interface PassRule {
  /** Points of 0 to 10; null: no score is asked for. */
  readonly minAfterScore: number | null;
  /** Percent; null: one session is enough. */
  readonly minSharePercent: number | null;
  readonly words: string;
}

export const QUESTION_KINDS = ['single', 'multiple'] as const;

/** A question as somebody is asked it. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: (typeof QUESTION_KINDS)[number];
  readonly text: string;
  readonly options: readonly string[];
  readonly points: number;
}

/** A question of the bank; what is right is known by its place, from 1. */
export interface Question extends AskedQuestion {
  readonly correct: readonly number[];
}

/** What a class is asked. */
export interface TestPaper {
  readonly points: number;
  readonly questions: readonly AskedQuestion[];
}

/** A person in a class, without a name. */
export interface Enrolment {
  readonly id: string;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly classId: string;
  readonly curriculum: string;
  readonly personId: string;
  readonly group: string;
  readonly walkIn: boolean;
  readonly state: 'registered' | 'attended' | 'withdrawn';
  readonly registeredAt: string;
  readonly outcome: 'passed' | 'not-passed' | null;
  readonly certificateId: string | null;
  readonly withdrawnReason: string | null;
}

/** A fault in a file, by its cell. */
export interface CellFault {
  readonly row: number;
  readonly cell: string;
  readonly code: string;
  readonly detail: string;
}

/** What every preview of a file says. */
export interface WorkbookPreview {
  readonly importable: boolean;
  /** What stands in the places of its rows, where they may overwrite something: handed back by the import. */
  readonly standing?: string;
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
}

export interface RosterPreview extends WorkbookPreview {
  readonly sheet: string;
  readonly rows: readonly {
    readonly row: number;
    readonly is: 'enrolled' | 'known' | 'new';
    readonly maybeKnown: boolean;
  }[];
  readonly faultyRows: number;
}
