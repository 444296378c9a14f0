import { Type } from '@sinclair/typebox';
import { defineEvent, Id, OneOf } from '@xaso/contracts-common';

/** Who heads a steering committee: bí thư, chủ tịch, phó chủ tịch. */
export const HEAD_ROLES = ['party-secretary', 'chair', 'vice-chair'] as const;
export type HeadRole = (typeof HEAD_ROLES)[number];

/** Where a community digital team works: the whole commune, or one hamlet (CV 793/BTTTT-THH of 05/03/2022). */
export const TEAM_LEVELS = ['commune', 'hamlet'] as const;
export type TeamLevel = (typeof TEAM_LEVELS)[number];

const always = ['communeUnitId', 'pilotId'] as const;

export const CommitteeFormed = defineEvent({
  type: 'programme.committee.formed',
  topic: 'programme.committee.v1',
  always,
  description: 'A steering committee (ban chỉ đạo) of the commune was set up by a decision.',
  data: { committeeId: Id('the committee'), headRole: OneOf(HEAD_ROLES, 'who heads it') },
});

export const CommitteeDissolved = defineEvent({
  type: 'programme.committee.dissolved',
  topic: 'programme.committee.v1',
  always,
  description: 'A steering committee ended its work; it counts no longer.',
  data: { committeeId: Id('the committee'), headRole: OneOf(HEAD_ROLES, 'who headed it') },
});

const team = {
  teamId: Id('the team'),
  level: OneOf(TEAM_LEVELS, 'commune or hamlet; a team of a hamlet carries its hamletId'),
  memberCount: Type.Integer({ minimum: 3, description: 'members; who they are stays in the service' }),
};

export const TeamFormed = defineEvent({
  type: 'programme.team.formed',
  topic: 'programme.team.v1',
  always,
  description: 'A community digital team was set up by a decision and is active from then on.',
  data: team,
});

export const TeamChanged = defineEvent({
  type: 'programme.team.changed',
  topic: 'programme.team.v1',
  always,
  description: 'The number of members of an active team changed.',
  data: team,
});

export const TeamDissolved = defineEvent({
  type: 'programme.team.dissolved',
  topic: 'programme.team.v1',
  always,
  description: 'A community digital team ended its work; it counts no longer.',
  data: team,
});

/** Kinds of a hamlet: thôn, xóm, bản, khối phố, tổ dân phố. */
export const HAMLET_KINDS = ['thon', 'xom', 'ban', 'khoi', 'to-dan-pho'] as const;
export type HamletKind = (typeof HAMLET_KINDS)[number];

const hamletCode = Type.String({
  pattern: '^[0-9]{5}-[0-9]{3}$',
  description: 'code of the commune and a number of its own, never used again',
});
const ofHamlet = ['communeUnitId', 'hamletId'] as const;

export const HamletRegistered = defineEvent({
  type: 'programme.hamlet.registered',
  topic: 'programme.hamlet.v1',
  always: ofHamlet,
  description: 'A commune entered a hamlet into its register.',
  data: { hamletCode, kind: OneOf(HAMLET_KINDS, 'thôn, xóm, bản, khối phố, tổ dân phố') },
});

export const HamletRenamed = defineEvent({
  type: 'programme.hamlet.renamed',
  topic: 'programme.hamlet.v1',
  always: ofHamlet,
  description: 'A hamlet is called otherwise; its code stays. The words stay in the service.',
  data: { hamletCode, kind: OneOf(HAMLET_KINDS, 'thôn, xóm, bản, khối phố, tổ dân phố') },
});

export const HamletMerged = defineEvent({
  type: 'programme.hamlet.merged',
  topic: 'programme.hamlet.v1',
  always: ofHamlet,
  description: 'A hamlet became part of another one; what was recorded of it stays its own.',
  data: { hamletCode, mergedInto: Id('the hamlet that takes it in') },
});
