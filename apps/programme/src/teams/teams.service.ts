import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Correction, ifSeen, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import { HamletsStore } from '../hamlets/hamlets.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { changeMembers, correct, dissolve, form, type Team, type TeamInput } from './team.js';
import { TeamsStore } from './teams.store.js';

/** Forming community digital teams, their members, their end. */
@Injectable()
export class TeamsService extends PilotThingsService<Team> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly teams: TeamsStore,
    private readonly hamlets: HamletsStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, teams, clock, 'team');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict when another team works there */
  async form(tx: Tx, pilotId: string, input: TeamInput, actor: Actor) {
    assertHappened(input.formedOn, this.clock.now(), 'formedOn');
    const { hamletId } = input;
    if (hamletId !== null) await this.hamlets.lock(tx, [hamletId]);
    const hamlet = hamletId === null ? null : await this.hamlets.find(tx, { id: hamletId });
    const part = await this.partOf(tx, pilotId, actor, hamlet?.code ?? null);
    const decided = form(part, input, hamlet, await this.teams.at(tx, pilotId, hamletId));
    return this.add(tx, decided, actor, 'team.formed');
  }

  changeMembers(
    id: string,
    {
      on,
      reason,
      version,
      ...to
    }: Seen<Pick<Team, 'memberCount' | 'composition'> & { on: Day; reason: string }>,
    actor: Actor,
  ) {
    const decide = ifSeen(version, this.store.what, (team: Team) => changeMembers(team, to, on));
    return this.change(id, actor, { action: 'team.changed', on, reason, detail: to }, decide);
  }

  correct(
    id: string,
    { reason, version, ...changes }: Seen<Correction<Team, 'decisionNo' | 'formedOn'>>,
    actor: Actor,
  ) {
    return this.amend(id, actor, { reason }, changes, ifSeen(version, this.store.what, correct));
  }

  dissolve(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'team.dissolved', on, reason }, (team) =>
      dissolve(team, on, reason),
    );
  }

  protected view(team: Team) {
    return withCommune(team);
  }
}
