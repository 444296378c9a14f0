import type {
  CommitteesOneResponse,
  HamletsOneResponse,
  TeamsOneResponse,
} from '../../../api/programme/types.gen.js';

export type { HamletRow, TeamRow } from '../../../api/programme/types.gen.js';

/** What programme answers, by the names that these pages have for it. */
export type Team = TeamsOneResponse;
export type Hamlet = HamletsOneResponse;
export type Committee = CommitteesOneResponse;

/** Offices that may be in a team; persons are never named. */
export const OFFICES = ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'] as const;
export type Composition = Team['composition'];

export const TEAM_STATES = ['active', 'dissolved'] as const;
export const LEVELS = ['commune', 'hamlet'] as const;
export const HAMLET_KINDS = ['thon', 'xom', 'ban', 'khoi', 'to-dan-pho'] as const;
export type HamletKind = Hamlet['kind'];
export const HEAD_ROLES = ['party-secretary', 'chair', 'vice-chair'] as const;
export type HeadRole = Committee['headRole'];
