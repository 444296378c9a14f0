import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { audit, Database } from '@xaso/platform';
import { MarksStore } from '../attendance/marks.store.js';
import { ClassesStore } from '../classes/classes.store.js';
import { CurriculaStore } from '../curricula/curricula.store.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { PeopleStore } from '../people/people.store.js';
import { classList, type ClassRoll } from './class-list.js';

/** The list of a class with names; each reading leaves a row in the audit log. */
@Injectable()
export class ListsService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly curricula: CurriculaStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly people: PeopleStore,
    private readonly marks: MarksStore,
  ) {}

  /** @param form how it is shown: `json`, `list`, `sign-in`. @throws DomainError not-found, forbidden */
  roll(classId: string, form: string, actor: Actor): Promise<ClassRoll> {
    return this.database.transaction(async (tx) => {
      const of = await this.classes.mine(tx, classId, actor);
      const { title } = await this.curricula.load(tx, of.curriculumId);
      const enrolments = await this.enrolments.findAll(tx, { classId });
      const people = await this.people.byIds(
        tx,
        enrolments.map(({ personId }) => personId),
      );
      const marks = await this.marks.of(
        tx,
        enrolments.map(({ id }) => id),
      );
      const trainees = classList(enrolments, new Map(people.map((one) => [one.id, one])), marks);
      const detail = { form, people: trainees.map(({ personId }) => personId) };
      await audit(tx, { actor, action: 'class.roll-read', subject: 'class', subjectId: classId, detail });
      return { of, title, trainees };
    });
  }
}
