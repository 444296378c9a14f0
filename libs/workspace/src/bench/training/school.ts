import { setTimeout as delay } from 'node:timers/promises';
import { Api, type PilotContext } from '@xaso/operations';

/** The commune that is taught. */
export const COMMUNE = '17335@before-2025-07-01';

/** Most people whom the service enrols in one request. */
const MOST_AT_ONCE = 500;
const CURRICULUM = 'C5';
const PATIENCE_MS = 60_000;
const WRITTEN_ON = '2022-05-25';
const BEGIN = '2022-07-12T07:30:00+07:00';
const END = '2022-07-12T11:30:00+07:00';
/** During the one session that each class has. */
export const DURING = '2022-07-12T08:00:00+07:00';

/** A class and those who are enrolled in it. */
export interface ClassOf {
  readonly id: string;
  readonly enrolments: readonly string[];
}

/** A pilot with a curriculum, and classes of any size in it, by the public requests of programme and training. */
export class School {
  private readonly lead: Api;
  private readonly officer: Api;
  private people = 0;

  private constructor(
    context: PilotContext,
    private readonly pilotId: string,
  ) {
    this.lead = new Api(context, 'training', { role: 'programme-lead', communes: '*' });
    this.officer = new Api(context, 'training', { role: 'commune-officer', communes: [COMMUNE] });
  }

  /** Proposes the pilot and publishes what is taught. */
  static async found(context: PilotContext): Promise<School> {
    const programme = new Api(context, 'programme', { role: 'programme-lead', communes: '*' });
    const definition = {
      ...{ code: 'bench', name: 'Bench', kind: 'bench', host: 'bench', approvers: [], synthetic: true },
      ...{ workPackages: [{ no: 1, title: 'Bench' }], models: ['society'] },
    };
    await programme.post('/programmes', definition, crypto.randomUUID());
    const proposal = {
      ...{ programme: 'bench', communeUnitId: COMMUNE, pillars: ['society'], proposedOn: '2022-01-10' },
      problems: [{ text: 'Bench', primary: true }],
    };
    const pilot = await programme.post<{ id: string }>('/pilots', proposal, crypto.randomUUID());
    const school = new School(context, pilot.id);
    await school.publish();
    await school.untilKnown();
    return school;
  }

  /** A class that takes enrolments; its id. */
  async open(capacity: number): Promise<string> {
    const { id } = await this.officer.post<{ id: string }>(
      '/classes',
      {
        ...{
          pilotId: this.pilotId,
          curriculum: CURRICULUM,
          kind: 'class',
          venue: 'Nhà văn hoá xóm 3',
          capacity,
        },
        ...{ startsAt: BEGIN, endsAt: END, at: '2022-06-20T09:00:00+07:00' },
      },
      crypto.randomUUID(),
    );
    await this.officer.post(`/classes/${id}/open`, { at: '2022-06-25T09:00:00+07:00' });
    return id;
  }

  /** A class that has begun, with so many people whom nobody knew before. */
  async begin(count: number): Promise<ClassOf> {
    const id = await this.open(count);
    const enrolments: string[] = [];
    for (let left = count; left > 0; left -= MOST_AT_ONCE) {
      const people = Array.from({ length: Math.min(left, MOST_AT_ONCE) }, () => ({
        person: this.somebody(),
      }));
      const body = { people, at: '2022-07-01T09:00:00+07:00' };
      const path = `/classes/${id}/enrolments`;
      const made = await this.officer.post<{ enrolments: { id: string }[] }>(path, body, crypto.randomUUID());
      enrolments.push(...made.enrolments.map((one) => one.id));
    }
    await this.officer.post(`/classes/${id}/start`, { at: BEGIN });
    return { id, enrolments };
  }

  /** A class that is over, and everybody has passed. */
  async finish(count: number): Promise<ClassOf> {
    const taught = await this.begin(count);
    const marks = taught.enrolments.map((enrolmentId) => ({ enrolmentId, present: true }));
    await this.officer.put(`/classes/${taught.id}/sessions/1/attendance`, { marks, at: DURING });
    await this.officer.post(`/classes/${taught.id}/complete`, { at: END });
    return taught;
  }

  private async publish(): Promise<void> {
    const words = {
      ...{ code: CURRICULUM, title: 'Bench', pillar: 'society', audience: ['others'] },
      ...{ hours: null, objectives: [], materials: [] },
    };
    const { id } = await this.lead.post<{ id: string }>('/curricula', words, crypto.randomUUID());
    await this.lead.post(`/curricula/${id}/publish`, { on: WRITTEN_ON });
  }

  /** Training learns of a pilot from the fact that programme publishes, a moment after the pilot was proposed. */
  private async untilKnown(): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; ; await delay(100)) {
      try {
        await this.open(1);
        return;
      } catch (error) {
        const unknown = error instanceof Error && error.message.includes('pilot-unknown');
        if (!unknown || performance.now() > end) throw error;
      }
    }
  }

  private somebody(): object {
    this.people += 1;
    return {
      ...{ name: nameOf('Thử', this.people), birthYear: 1950 + (this.people % 50), group: 'farmers' },
      phone: `08${String(10_000_000 + this.people)}`,
    };
  }
}

/** A name of its own for each number, in the letters that names have. */
export const nameOf = (kind: string, number: number): string =>
  `Nguyễn ${kind} ${[...String(number)].map((digit) => 'abcdeghikl'[Number(digit)] ?? '').join('')}`;
