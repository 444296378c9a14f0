import type { Desk } from '../desk.js';
import { type Mode, returnedItem } from '../queue/item.js';
import { isReplaceable, type ListedReturn, reconciled } from '../queue/returned.js';
import { formKey } from '../store/account-db.js';
import { ask, read } from './ask.js';
import { keepForm } from './refresh.js';

/** One of them with what it said. */
interface ReturnedForm extends ListedReturn {
  readonly campaignId: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly title: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly returnedAt: string;
  readonly reason: string;
  readonly mode: Mode | null;
  readonly capturedAt: string;
  readonly answers: Readonly<Record<string, string>>;
}

const PATH = '/api/surveys/returned-responses';

/**
 * Brings the forms that a reviewer sent back to this account, each with its questionnaire, so that they are corrected without
 * network too. What could not be fetched now is fetched the next time.
 * @throws Problem when the list cannot be read
 */
export async function fetchReturned({ db, items }: Desk): Promise<void> {
  const listed = await read<ListedReturn[]>(PATH);
  const { fetch, drop } = reconciled(items.all(), listed);
  for (const { id } of fetch) {
    const answer = await ask(`${PATH}/${id}`);
    // Decided or corrected meanwhile, or the network went: nothing is lost by leaving it.
    if (answer?.status !== 200) continue;
    const form = answer.body as ReturnedForm;
    const key = formKey(form);
    if (!(await db.forms.get(key)))
      await keepForm(db, key, { code: form.formCode, version: form.formVersion, title: form.title, md5: '' });
    await items.put(itemOf(form), (before) => isReplaceable(before, form));
  }
  for (const id of drop) if (items.find(id)?.state === 'returned') await items.remove(id);
}

function itemOf({ id: responseId, clientId, ...form }: ReturnedForm) {
  const { campaignId, formCode, formVersion, title, communeUnitId, commune, ...rest } = form;
  const { version, reason, returnedAt, capturedAt, answers, mode } = rest;
  const place = { campaignId, formCode, formVersion, title, communeUnitId, commune };
  const correction = { responseId, version, reason, returnedAt, capturedAt, answers };
  return returnedItem(clientId, place, { ...correction, mode });
}
