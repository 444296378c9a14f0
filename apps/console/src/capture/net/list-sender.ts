import { enrolled, type ListItem, ticked } from '../queue/list.js';
import { type Outcome, outcomeOf, UNREACHED, type Verdict } from '../queue/outcome.js';
import type { ItemStore } from '../store/item-store.js';
import { type Answer, ask } from './ask.js';

/** What training says of each mark. */
interface Judged extends Omit<Verdict, 'detail'> {
  readonly detail?: string;
}

const PATH = '/api/training';

/**
 * Sends a list: begins a class that nobody began, enrols those who walked in, then tells who was there. Each of the three says
 * the same when it is sent again, so that a connection that breaks in between costs nothing.
 */
export async function sendList(
  list: ListItem,
  csrf: string,
  store: Pick<ItemStore, 'update'>,
): Promise<Outcome> {
  const { classId, session, begins } = list.place;
  const post = (path: string, body: unknown, headers = {}) =>
    ask(`${PATH}${path}`, { method: 'POST', headers: { 'x-csrf-token': csrf, ...headers }, body });
  if (begins) {
    const outcome = readOutcome(await post(`/classes/${classId}/start`, {}));
    // That it began already is no matter; what else keeps it from beginning is told with the marks.
    if (stops(outcome)) return outcome;
  }
  const refused: Verdict[] = [];
  const marks: { readonly person: string; readonly sent: object; readonly id: string }[] = [];
  for (const { id: person, name, birthYear, walkIn, mark } of ticked(list)) {
    if (!mark) continue;
    let enrolmentId = walkIn ? walkIn.enrolmentId : person;
    if (walkIn && enrolmentId === null) {
      const { group } = walkIn;
      const body = { walkIn: true, people: [{ person: { name, birthYear, group } }] };
      const answer = await post(`/classes/${classId}/enrolments`, body, { 'idempotency-key': person });
      const outcome = readOutcome(answer);
      if (stops(outcome)) return outcome;
      enrolmentId = enrolmentIn(answer);
      if (enrolmentId === null) {
        refused.push({ id: person, status: 'rejected', detail: detailOf(outcome) });
        continue;
      }
      const known = enrolmentId;
      await store.update(list.id, (each) => (each.kind === 'list' ? enrolled(each, person, known) : each));
    }
    const sent = { id: mark.id, classId, session, enrolmentId, present: mark.present, markedAt: mark.at };
    marks.push({ person, id: mark.id, sent });
  }
  if (marks.length === 0) return { is: 'judged', verdicts: refused };
  const body = { sentAt: new Date().toISOString(), marks: marks.map(({ sent }) => sent) };
  const answer = await post('/attendance/sync', body);
  const outcome = readOutcome(answer);
  if (outcome.is !== 'accepted' && outcome.is !== 'duplicate') return outcome;
  const { marks: judged } = answer?.body as { readonly marks: readonly Judged[] };
  const persons = new Map(marks.map(({ id, person }) => [id, person]));
  const verdicts = judged.map(({ id, status, detail = '' }) => ({
    id: persons.get(id) ?? id,
    status,
    detail,
  }));
  return { is: 'judged', verdicts: [...refused, ...verdicts] };
}

const readOutcome = (answer: Answer | undefined): Outcome =>
  answer ? outcomeOf(answer.status, answer.body, answer.headers) : UNREACHED;

/** Whether nothing more is sent now. */
const stops = ({ is }: Outcome): boolean => is === 'later' || is === 'signed-out';

/** What was refused says what is wrong field by field; a person is told that rather than that something is. */
function detailOf(outcome: Outcome): string {
  if (outcome.is !== 'rejected' && outcome.is !== 'conflict') return '';
  const { detail, faults } = outcome.refusal;
  return faults.length === 0 ? detail : faults.map((fault) => fault.detail).join(' ');
}

function enrolmentIn(answer: Answer | undefined): string | null {
  if (!answer || answer.status >= 300) return null;
  const { enrolments } = answer.body as { readonly enrolments?: readonly { readonly id: string }[] };
  return enrolments?.[0]?.id ?? null;
}
