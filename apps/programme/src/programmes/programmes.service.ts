import { Inject, Injectable } from '@nestjs/common';
import { valuesBefore } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import {
  correct,
  define,
  type Programme,
  type ProgrammeCorrection,
  type ProgrammeInput,
} from './programme.js';
import { programmeContext, ProgrammesStore } from './programmes.store.js';

/** Defining programmes and correcting what is said of them. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; conflict when the code is taken */
  async define(tx: Tx, input: Omit<ProgrammeInput, 'id' | 'createdAt'>, actor: Actor): Promise<Programme> {
    const decided = define({ ...input, id: uuidv7(), createdAt: this.clock.now() });
    await this.programmes.insert(tx, decided, programmeContext(decided.next, actor.role));
    await audit(tx, { actor, action: 'programme.defined', subject: 'programme', subjectId: decided.next.id });
    return decided.next;
  }

  correct(code: string, correction: ProgrammeCorrection, reason: string, actor: Actor): Promise<Programme> {
    return this.database.transaction(async (tx) => {
      const programme = await this.programmes.named(tx, code);
      const decided = correct(programme, correction);
      await this.programmes.update(tx, decided, programmeContext(programme, actor.role));
      await audit(tx, {
        actor,
        action: 'programme.corrected',
        subject: 'programme',
        subjectId: programme.id,
        reason,
        detail: { before: valuesBefore(programme, correction) },
      });
      return decided.next;
    });
  }

  list(): Promise<Programme[]> {
    return this.database.transaction((tx) => this.programmes.findAll(tx, {}));
  }

  /** @throws DomainError not-found */
  one(code: string): Promise<Programme> {
    return this.database.transaction((tx) => this.programmes.named(tx, code));
  }
}
