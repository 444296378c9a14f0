import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { get } from '../../../http/request.js';
import { APPROVERS, RECORDERS, type Role } from '../../../session/session.js';
import { observationsQuery } from '../pilot.queries.js';
import { pilotsQuery } from '../pilot.queries.js';
import { reportsQuery } from '../reports/reports.queries.js';

export type WaitingKind =
  | 'responses'
  | 'observations'
  | 'observation-drafts'
  | 'training-plans'
  | 'pilot-plans'
  | 'register'
  | 'reports';

/** Things of one kind that wait for whoever looks. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
  readonly href: string;
}

interface Campaign {
  readonly communes: readonly { readonly submitted: number }[];
}

const PAGE = 100;
const REVIEWERS: readonly Role[] = RECORDERS;

/** What waits for a role in a programme; of what it may not do nothing is asked. */
export const waitingQuery = (client: QueryClient, programme: string, role: Role) =>
  queryOptions({
    queryKey: ['waiting', programme, role],
    queryFn: async ({ signal }): Promise<readonly Waiting[]> => {
      const asked: Promise<Waiting>[] = [];
      if (REVIEWERS.includes(role)) asked.push(responses(programme, signal));
      if (APPROVERS.includes(role)) {
        asked.push(
          observations(client, programme, 'submitted', 'observations'),
          pilotPlans(client, programme),
          listed(
            'training-plans',
            '/api/training/plans',
            { programme, state: 'draft' },
            '/training-plans?state=draft',
            signal,
          ),
          listed(
            'register',
            '/api/programme/register',
            { programme, state: 'draft' },
            '/documents?state=draft',
            signal,
          ),
          reports(client, programme),
        );
      }
      if (RECORDERS.includes(role))
        asked.push(observations(client, programme, 'draft', 'observation-drafts'));
      // A service that is away hides its own line only.
      const answers = await Promise.allSettled(asked);
      return answers
        .flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
        .filter(({ count }) => count > 0);
    },
  });

async function responses(programme: string, signal: AbortSignal): Promise<Waiting> {
  const campaigns = await get<readonly Campaign[]>('/api/surveys/campaigns', { programme }, signal);
  const count = campaigns
    .flatMap(({ communes }) => communes)
    .reduce((sum, { submitted }) => sum + submitted, 0);
  return { kind: 'responses', count, more: false, href: '/responses?state=submitted' };
}

async function observations(
  client: QueryClient,
  programme: string,
  state: string,
  kind: WaitingKind,
): Promise<Waiting> {
  const rows = await client.fetchQuery(observationsQuery({ programme, state, limit: PAGE }));
  return { kind, count: rows.length, more: rows.length === PAGE, href: `/observations?state=${state}` };
}

async function pilotPlans(client: QueryClient, programme: string): Promise<Waiting> {
  const pilots = await client.fetchQuery(pilotsQuery(programme));
  const open = pilots.filter(({ plans }) => plans.length > 0 && plans.at(-1)?.approval === null);
  const [first] = open;
  const href = open.length === 1 && first ? `/pilots/${first.id}` : '/pilots';
  return { kind: 'pilot-plans', count: open.length, more: false, href };
}

async function reports(client: QueryClient, programme: string): Promise<Waiting> {
  const rows = await client.fetchQuery(reportsQuery(programme, {}));
  const count = rows.filter(({ approval }) => approval === null).length;
  return { kind: 'reports', count, more: false, href: '/reports' };
}

async function listed(
  kind: WaitingKind,
  path: string,
  query: { programme: string; state: string },
  href: string,
  signal: AbortSignal,
): Promise<Waiting> {
  const rows = await get<readonly unknown[]>(path, { ...query, limit: PAGE }, signal);
  return { kind, count: rows.length, more: rows.length === PAGE, href };
}
