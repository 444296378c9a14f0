import { testService, type TestService } from '@xaso/testing';
import { people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

/** What the register answers, or why it refuses. */
export interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly detail: string;
  readonly revision: number;
  readonly approvedRevision: number | null;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
}

export const lesson = (text: string, source = 'báo cáo') => ({ text, source, category: 'youth' });

/** `409 document-exists`: the status and the code of an answer. */
export const codeOf = async (answer: Promise<{ status: number; body: Answer }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};

/** A service with the programmes `p` and `q`, tokens, the pilots of `p` by commune, and ways to send entries. */
export async function register() {
  const service: TestService = await testService(programme, { transports: false });
  const tokens = await people();
  const pilots = await programmeWithPilots(service, tokens.lead);
  await programmeWithPilots(service, tokens.lead, 'q');
  return {
    service,
    ...tokens,
    pilots,
    record: (changes: object = {}, token = tokens.lead) => {
      const body = { kind: 'lesson', programme: 'p', on: '2022-06-01', content: lesson('x'), ...changes };
      return service.http.post<Answer>('/register', body, { token });
    },
    act: (id: string, verb: string, body: object, token = tokens.lead) =>
      service.http.post<Answer>(`/register/${id}/${verb}`, { on: '2022-06-02', ...body }, { token }),
  };
}
