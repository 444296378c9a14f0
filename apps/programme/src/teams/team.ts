import {
  changed,
  type Changes,
  correctWords,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import { TeamChanged, TeamDissolved, TeamFormed, type TeamLevel } from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, type FieldFault, refuse, startOf } from '@xaso/kernel';
import { assertStands, type Hamlet } from '../hamlets/hamlet.js';

/** Who is in a team, by office; never by name. */
export const MEMBER_OFFICES = [
  'hamletHead',
  'youthUnion',
  'womensUnion',
  'teacher',
  'communeOfficer',
] as const;
export type Composition = Readonly<Record<(typeof MEMBER_OFFICES)[number], boolean>>;

/** A community digital team (tổ công nghệ số cộng đồng) of a commune or a hamlet. */
export interface Team extends PilotThing {
  readonly level: TeamLevel;
  /** The hamlet of a team of level hamlet. */
  readonly hamletId: string | null;
  readonly decisionNo: string;
  readonly formedOn: Day;
  readonly memberCount: number;
  readonly composition: Composition;
  /** Since when it has these members. */
  readonly changedOn: Day;
  readonly state: 'active' | 'dissolved';
  readonly dissolvedOn: Day | null;
  readonly reason: string | null;
}

/** CV 793/BTTTT-THH of 05/03/2022: a team has at least so many members. */
export const FEWEST_MEMBERS = 3;

export type TeamInput = Pick<
  Team,
  'level' | 'decisionNo' | 'formedOn' | 'memberCount' | 'composition' | 'hamletId'
>;

/**
 * @param hamlet the one that `hamletId` names, if there is one
 * @param others all teams that are or were there
 * @throws DomainError invalid `team-too-small`, `team-invalid`; conflict `hamlet-merged`, `team-active-already`
 */
export function form(
  part: PilotPart,
  input: TeamInput,
  hamlet: Hamlet | null,
  others: readonly Team[],
): Decided<Team> {
  assertSize(input.memberCount);
  refuse(placeFaults(part, input, hamlet), 'team-invalid', 'Tổ chưa hợp lệ; chưa lưu gì.');
  if (hamlet) {
    assertStands(hamlet);
    assertNotBefore(input.formedOn, hamlet.registeredOn, 'formedOn');
  }
  const active = others.find(({ state }) => state === 'active');
  if (active)
    throw new DomainError(
      'conflict',
      'team-active-already',
      `${input.level === 'hamlet' ? 'Thôn này' : 'Xã này'} đã có tổ công nghệ số cộng đồng đang hoạt động (quyết định ${active.decisionNo}, ngày ${active.formedOn}). Hãy ghi giải thể tổ đó trước; chưa lưu gì.`,
    );
  for (const { dissolvedOn } of others)
    if (dissolvedOn !== null) assertNotBefore(input.formedOn, dissolvedOn, 'formedOn');
  const team = { ...part, ...input };
  return created<Team>(
    { ...team, changedOn: input.formedOn, state: 'active', dissolvedOn: null, reason: null },
    [fact(TeamFormed, startOf(input.formedOn), factOf(team))],
  );
}

/** Other members. A fact tells of another number only. @throws DomainError conflict, invalid */
export function changeMembers(
  team: Team,
  to: Pick<Team, 'memberCount' | 'composition'>,
  on: Day,
): Decided<Team> {
  assertActive(team);
  assertSize(to.memberCount);
  assertNotBefore(on, team.changedOn);
  const next = { ...to, changedOn: on };
  const event = fact(TeamChanged, startOf(on), factOf({ ...team, ...to }));
  return changed(team, next, to.memberCount === team.memberCount ? [] : [event]);
}

/** Other words of its decision. @throws DomainError conflict for the day it was formed, which others count from */
export function correct(team: Team, changes: Changes<Pick<Team, 'decisionNo' | 'formedOn'>>): Decided<Team> {
  return correctWords(team, changes, {
    fields: ['formedOn'],
    instead: 'Hãy ghi giải thể tổ này rồi ghi lại tổ với ngày đúng.',
  });
}

/** It counts no longer. @throws DomainError conflict, invalid */
export function dissolve(team: Team, on: Day, reason: string): Decided<Team> {
  assertActive(team);
  assertNotBefore(on, team.changedOn);
  const event = fact(TeamDissolved, startOf(on), factOf(team));
  return changed(team, { state: 'dissolved', dissolvedOn: on, reason }, [event]);
}

function assertSize(memberCount: number): void {
  const detail = `Tổ cần ít nhất ${FEWEST_MEMBERS} thành viên (CV 793/BTTTT-THH); đang ghi ${memberCount}.`;
  if (!Number.isInteger(memberCount) || memberCount < FEWEST_MEMBERS)
    refuse(
      [{ field: 'memberCount', code: 'team-too-small', detail }],
      'team-too-small',
      `${detail} Chưa lưu gì.`,
    );
}

function placeFaults(part: PilotPart, { level, hamletId }: TeamInput, hamlet: Hamlet | null): FieldFault[] {
  const fault = (code: string, detail: string) => [{ field: 'hamletId', code, detail }];
  if (level === 'commune')
    return hamletId === null
      ? []
      : fault('hamlet-not-wanted', 'Tổ cấp xã không thuộc một thôn; hãy bỏ trống.');
  if (hamletId === null) return fault('hamlet-missing', 'Tổ cấp thôn cần ghi thôn.');
  if (!hamlet) return fault('hamlet-unknown', `Không có thôn ${hamletId}.`);
  if (hamlet.communeUnitId === part.communeUnitId) return [];
  return fault('hamlet-elsewhere', `Thôn ${hamlet.code} không thuộc xã của thí điểm này.`);
}

function assertActive(team: Team): void {
  if (team.state === 'active') return;
  throw new DomainError(
    'conflict',
    'team-dissolved',
    `Tổ (quyết định ${team.decisionNo}) đã giải thể ngày ${team.dissolvedOn}; chưa thay đổi gì.`,
  );
}

const factOf = ({ id: teamId, level, memberCount }: Pick<Team, 'id' | 'level' | 'memberCount'>) => ({
  teamId,
  level,
  memberCount,
});
