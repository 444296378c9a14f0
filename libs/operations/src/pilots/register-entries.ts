import { isDeepStrictEqual } from 'node:util';
import { sendOrFind } from './api.js';
import { keyOf, type Teller } from './teller.js';

/** An entry of the register as the loader writes it down: what it is, what it says, and the day it is of. */
export interface Entry {
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly on: string;
  readonly pilotId?: string;
}

/** A row of the list: it has the wording that was written last, and the one that holds. */
interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly pilotId: string | null;
  readonly content: unknown;
  readonly latest: { readonly revision: number; readonly content: unknown };
}

/** An entry with all of its wordings. */
interface Whole {
  readonly state: string;
  readonly revisions: readonly { readonly content: unknown }[];
}

type Told = Pick<Listed, 'id' | 'state'> & { readonly revision: number };

/** Records entries and has them approved on their day; gives their ids in the same order. */
export async function recordEntries(teller: Teller, entries: readonly Entry[]): Promise<string[]> {
  const known = await listed(teller);
  const ids: string[] = [];
  for (const entry of entries) {
    const told = (await findEntry(teller, known, entry)) ?? (await record(teller, entry));
    await approve(teller, told, entry);
    ids.push(told.id);
  }
  return ids;
}

const listed = ({ lead, programme }: Teller): Promise<Listed[]> =>
  lead.list<Listed>(`/register?programme=${programme}&limit=1000`);

/** One that still counts comes before one that was withdrawn; what was revised is known by what it said before. */
async function findEntry(
  { lead }: Teller,
  known: readonly Listed[],
  entry: Entry,
): Promise<Told | undefined> {
  const content = kept(entry.content);
  const says = (given: unknown): boolean => isDeepStrictEqual(kept(given), content);
  const like = known
    .filter(({ kind, pilotId }) => kind === entry.kind && (pilotId ?? undefined) === entry.pilotId)
    .toSorted((a, b) => Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn'));
  const found = like.find((one) => says(one.latest.content) || says(one.content));
  if (found) return toldOf(found);
  for (const one of like.filter(({ latest }) => latest.revision > 1)) {
    const { revisions } = await lead.get<Whole>(`/register/${one.id}`);
    if (revisions.some((revision) => says(revision.content))) return toldOf(one);
  }
  return undefined;
}

const toldOf = ({ id, state, latest }: Listed): Told => ({ id, state, revision: latest.revision });

function record(teller: Teller, entry: Entry): Promise<Told> {
  const { lead, programme } = teller;
  return sendOrFind(
    () => lead.post<Told>('/register', { programme, ...entry }, keyOf(programme, '/register', entry)),
    async () => findEntry(teller, await listed(teller), entry),
  );
}

/** A wording that somebody else wrote is theirs to have approved. */
async function approve(
  { lead, leader }: Teller,
  { id, state, revision }: Told,
  { on }: Entry,
): Promise<void> {
  if (state !== 'draft' || revision !== 1) return;
  await sendOrFind<unknown>(
    () => leader.post(`/register/${id}/approve`, { revision, on }),
    async () => {
      const now = await lead.get<Whole>(`/register/${id}`);
      return now.state === 'draft' ? undefined : now;
    },
  );
}

/** The register keeps texts in one form of Unicode, without spaces around them; its JSON has its own order of fields. */
function kept(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(kept);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, kept(inner)]));
}
