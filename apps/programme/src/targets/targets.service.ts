import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, type FactContext, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { assertOfProgramme, pilotContext } from '../pilots/pilot.js';
import { assertApprovedDocument } from '../pilots/approved-document.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { programmeContext, ProgrammesStore } from '../programmes/programmes.store.js';
import { type Aim, revise, set, type Target } from './target.js';
import { TargetsStore } from './targets.store.js';

/** Which figure is to reach something: of a pilot, or of the whole programme. */
export type Goal = Pick<Target, 'programme' | 'pilotId' | 'indicator'>;

/** Issuing targets. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly database: Database,
    private readonly targets: TargetsStore,
    private readonly pilots: PilotsStore,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; conflict when the figure has a target: it is revised, not set twice */
  async set(tx: Tx, goal: Goal, aim: Aim, actor: Actor): Promise<Target> {
    const context = await this.context(tx, goal, actor);
    await this.assertIssued(tx, goal, aim);
    const { programme, pilotId, indicator } = goal;
    const there = await this.targets.find(tx, { programme, pilotId: pilotId ?? IsNull(), indicator });
    if (there)
      throw new DomainError(
        'conflict',
        'target-exists',
        `Chỉ tiêu ${indicator} đã được giao (${there.id}); hãy điều chỉnh chỉ tiêu đó. Chưa lưu gì.`,
      );
    const { synthetic } = context;
    const of = { ...goal, id: uuidv7(), synthetic, createdAt: this.clock.now() };
    const decided = set(of, aim, actor.id);
    await this.targets.insert(tx, decided, context);
    await audit(tx, { actor, action: 'target.set', subject: 'target', subjectId: of.id });
    return decided.next;
  }

  /** @throws DomainError invalid; conflict when another version is stored than the one that was read */
  revise(
    id: string,
    aim: Aim,
    { reason, version }: Seen<{ readonly reason: string }>,
    actor: Actor,
  ): Promise<Target> {
    return this.database.transaction(async (tx) => {
      const target = await this.targets.load(tx, id);
      assertSeen(target, version, this.targets.what);
      const context = await this.context(tx, target, actor);
      await this.assertIssued(tx, target, aim);
      const decided = revise(target, aim, reason, actor.id);
      await this.targets.update(tx, decided, context);
      await audit(tx, { actor, action: 'target.revised', subject: 'target', subjectId: id, reason });
      return decided.next;
    });
  }

  private async assertIssued(tx: Tx, goal: Goal, { issuedOn, documentId }: Aim): Promise<void> {
    assertHappened(issuedOn, this.clock.now(), 'issuedOn');
    const { programme, pilotId } = goal;
    const decider = { programme, ...(pilotId === null ? {} : { id: pilotId }) };
    if (documentId !== null) await assertApprovedDocument(tx, decider, documentId);
  }

  private async context(tx: Tx, { programme, pilotId }: Goal, actor: Actor): Promise<FactContext> {
    const whole = await this.programmes.named(tx, programme);
    if (pilotId === null) return programmeContext(whole, actor.role);
    const pilot = await this.pilots.whole(tx, pilotId, actor);
    assertOfProgramme(pilot, programme);
    return pilotContext(pilot, actor.role);
  }
}
