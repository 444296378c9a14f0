import type { TestService } from '@xaso/testing';
import { bodyOf } from '../classes/class-body.fixture.js';

export interface Enrolled {
  readonly id: string;
  readonly personId: string;
  readonly state: string;
  readonly group: string;
}

export interface Answer {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
  readonly state: string;
  readonly enrolled: number;
  readonly overCapacity: boolean;
  readonly enrolments: readonly Enrolled[];
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
}

let serial = 0;

/** Nobody: a name that no other test person has, in the letters that names have. */
export const somebody = (changes: object = {}) => {
  serial += 1;
  const letters = [...String(serial)].map((digit) => 'abcdeghikl'[Number(digit)] ?? 'x').join('');
  return { name: `Nguyễn Thử ${letters}`, birthYear: 1970, group: 'farmers', ...changes };
};

/** A class through the public requests of the service, as an officer or trainer leads it. */
export class Classroom {
  constructor(
    private readonly service: TestService,
    private readonly pilot: string,
    private readonly token: string,
  ) {}

  post<T = Answer>(path: string, body: unknown, token = this.token) {
    return this.service.http.post<T>(path, body, { token });
  }

  /** A class that takes enrolments; its id. */
  async opened(changes: object = {}): Promise<string> {
    const { body } = await this.post('/classes', bodyOf(this.pilot, changes));
    await this.step(body.id, 'open', '2022-06-25T09:00:00+07:00');
    return body.id;
  }

  /** A class that has begun; its id. */
  async running(changes: object = {}): Promise<string> {
    const id = await this.opened(changes);
    await this.step(id, 'start', '2022-07-12T07:30:00+07:00');
    return id;
  }

  async step(id: string, verb: string, at: string): Promise<void> {
    const { status, body } = await this.post(`/classes/${id}/${verb}`, { at });
    if (status !== 200) throw new Error(`${verb}: ${JSON.stringify(body)}`);
  }

  complete(id: string): Promise<void> {
    return this.step(id, 'complete', '2022-07-13T12:00:00+07:00');
  }

  enrol(id: string, people: readonly object[], changes: object = {}, token = this.token) {
    return this.post(
      `/classes/${id}/enrolments`,
      { people, at: '2022-07-01T09:00:00+07:00', ...changes },
      token,
    );
  }

  /** So many new people in a class. */
  async with(id: string, count: number): Promise<readonly Enrolled[]> {
    const people = Array.from({ length: count }, () => ({ person: somebody() }));
    const { status, body } = await this.enrol(id, people);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.enrolments;
  }

  mark(id: string, session: number, marks: readonly object[], changes: object = {}, token = this.token) {
    return this.service.http.put<Answer & { marked: number; present: number }>(
      `/classes/${id}/sessions/${session}/attendance`,
      { marks, at: `2022-07-1${session + 1}T08:00:00+07:00`, ...changes },
      { token },
    );
  }
}

/** Marks for everybody. */
export const all = (enrolments: readonly { readonly id: string }[], present = true) =>
  enrolments.map(({ id }) => ({ enrolmentId: id, present }));
