import { type AccountDb, type CachedHamlets, formKey } from '../store/account-db.js';
import { read } from './ask.js';
import { type ListedCampaign, openRounds } from './rounds.js';

interface ListedForm {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly md5: string;
}

interface ListedHamlet {
  readonly code: string;
  readonly names: readonly { readonly name: string }[];
  readonly mergedInto: string | null;
}

/**
 * Fetches what is needed to fill in forms without network: open rounds, their questionnaires, the hamlets of their communes.
 * What was there before stays until the new is complete.
 * @throws Problem
 */
export async function refresh(db: AccountDb): Promise<void> {
  const [campaigns, forms] = await Promise.all([
    read<ListedCampaign[]>('/api/surveys/campaigns?state=open'),
    read<ListedForm[]>('/api/surveys/forms'),
  ]);
  const rounds = openRounds(campaigns, new Date());
  for (const form of forms) {
    const key = formKey({ formCode: form.code, formVersion: form.version });
    if (rounds.some((round) => formKey(round) === key)) await keepForm(db, key, form);
  }
  await db.transaction('rw', db.rounds, async () => {
    await db.rounds.clear();
    await db.rounds.bulkPut(rounds);
  });
  for (const communeUnitId of new Set(rounds.map((round) => round.communeUnitId)))
    await keepHamlets(db, communeUnitId);
}

/** Keeps a questionnaire, unless this very one is kept already. @throws Problem */
export async function keepForm(db: AccountDb, key: string, form: ListedForm): Promise<void> {
  const known = await db.forms.get(key);
  if (known?.md5 === form.md5) return;
  const path = `${encodeURIComponent(form.code)}/${encodeURIComponent(form.version)}`;
  const xml = await read<string>(`/api/surveys/forms/${path}/xform`);
  await db.forms.put({ key, title: form.title, md5: form.md5, xml });
}

/** A help for typing: without it forms can be filled in all the same. */
async function keepHamlets(db: AccountDb, communeUnitId: string): Promise<void> {
  try {
    const query = new URLSearchParams({ communeUnitId, limit: '500' }).toString();
    const listed = await read<ListedHamlet[]>(`/api/programme/hamlets?${query}`);
    await db.hamlets.put({ communeUnitId, hamlets: hamletsOf(listed) });
  } catch {
    // What was known of the hamlets before stays.
  }
}

/** `17335-007` is number 007; names are the present ones, hamlets that were merged are gone. */
export function hamletsOf(listed: readonly ListedHamlet[]): CachedHamlets['hamlets'] {
  return listed
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ code, names }) => ({ number: code.slice(code.indexOf('-') + 1), name: names.at(-1)?.name ?? '' }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}
