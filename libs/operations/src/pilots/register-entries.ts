import type { Teller } from './teller.js';

/** An entry of the register as the loader writes it down: what it is, what it says, and the day it is of. */
export interface Entry {
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly on: string;
  readonly pilotId?: string;
}

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly pilotId: string | null;
  readonly revisions: readonly { readonly revision: number; readonly content: Record<string, unknown> }[];
}

/** Records entries and has them approved on their day; gives their ids in the same order. */
export async function recordEntries(teller: Teller, entries: readonly Entry[]): Promise<string[]> {
  const { lead, programme } = teller;
  const known = await lead.get<Listed[]>(`/register?programme=${programme}&limit=1000`);
  const ids: string[] = [];
  for (const entry of entries) {
    const { id, state } = known.find((one) => says(one, entry)) ?? (await record(teller, entry));
    if (state === 'draft') await lead.post(`/register/${id}/approve`, { revision: 1, on: entry.on });
    ids.push(id);
  }
  return ids;
}

const says = ({ kind, pilotId, revisions }: Listed, entry: Entry): boolean => {
  const first = revisions[0]?.content ?? {};
  return (
    kind === entry.kind &&
    (pilotId ?? undefined) === entry.pilotId &&
    Object.entries(entry.content).every(
      ([field, value]) => JSON.stringify(first[field]) === JSON.stringify(value),
    )
  );
};

async function record({ lead, programme }: Teller, entry: Entry): Promise<{ id: string; state: string }> {
  return lead.post('/register', { programme, ...entry }, keyOf(programme, entry));
}

function keyOf(programme: string, { kind, content, pilotId = '' }: Entry): string {
  const words = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${programme}:${kind}:${pilotId}:${words}`.slice(0, 200);
}
