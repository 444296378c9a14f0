import { queryOptions } from '@tanstack/react-query';
import { get } from '../../http/request.js';
import type { Language } from '../../i18n/language.js';
import { asked, type ReviewSearch } from './review/queue.js';
import type {
  DeviceKey,
  FilledForm,
  FormRow,
  Hamlet,
  HamletProgress,
  Questionnaire,
  ResponseRow,
  Round,
  Summary,
} from './surveys.types.js';

/** Where surveys is reached. */
export const SURVEYS = '/api/surveys';
const MOST = 1_000;

interface Page {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** The rounds of a programme, in the order in which they open. */
export const roundsQuery = (programme: string, state?: string) =>
  queryOptions({
    queryKey: ['rounds', programme, state ?? ''],
    queryFn: ({ signal }) =>
      get<readonly Round[]>(`${SURVEYS}/campaigns`, { programme, state, limit: MOST }, signal),
  });

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', 'one', id],
    queryFn: ({ signal }) => get<Round>(`${SURVEYS}/campaigns/${id}`, undefined, signal),
  });

/** Forms of a round by commune and hamlet. */
export const hamletProgressQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', 'hamlets', id],
    queryFn: ({ signal }) =>
      get<readonly HamletProgress[]>(`${SURVEYS}/campaigns/${id}/hamlets`, undefined, signal),
  });

/** The hamlets of a commune as its register has them. */
export const hamletsQuery = (programme: string, communeUnitId: string) =>
  queryOptions({
    queryKey: ['hamlets', programme, communeUnitId],
    queryFn: ({ signal }) =>
      get<readonly Hamlet[]>('/api/programme/hamlets', { programme, communeUnitId, limit: MOST }, signal),
  });

export const summaryQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', 'summary', id],
    queryFn: ({ signal }) => get<Summary>(`${SURVEYS}/campaigns/${id}/summary`, undefined, signal),
  });

export const responsesQuery = (search: ReviewSearch, page: Page) =>
  queryOptions({
    queryKey: ['responses', search, page],
    queryFn: ({ signal }) =>
      get<readonly ResponseRow[]>(`${SURVEYS}/responses`, { ...asked(search), ...page }, signal),
  });

/** The form beside one in the queue: the next that fits the filters, or the one before. */
export const neighbourQuery = (search: ReviewSearch, id: string, side: 'after' | 'before') =>
  queryOptions({
    queryKey: ['responses', 'beside', side, id, search],
    queryFn: async ({ signal }) => {
      const { after: _page, ...filters } = asked(search);
      const query = { ...filters, [side]: id, limit: 1 };
      const [row] = await get<readonly ResponseRow[]>(`${SURVEYS}/responses`, query, signal);
      return row?.id ?? null;
    },
  });

/** The answers of a form. Each reading is in the audit log, so it is read no more often than needed. */
export const filledFormQuery = (id: string) =>
  queryOptions({
    queryKey: ['response', id],
    queryFn: ({ signal }) => get<FilledForm>(`${SURVEYS}/responses/${id}`, undefined, signal),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  });

/** A questionnaire with its labels in the language of the page, as far as it has them. */
export const questionnaireQuery = (code: string, version: string, language: Language) =>
  queryOptions({
    queryKey: ['questionnaires', code, version, language],
    queryFn: async ({ signal }) => {
      const path = `${SURVEYS}/forms/${encodeURIComponent(code)}/${encodeURIComponent(version)}`;
      const own = await get<Questionnaire>(path, undefined, signal);
      const other = languageOf(own.definition.languages, language);
      return other === undefined ? own : get<Questionnaire>(path, { language: other }, signal);
    },
    staleTime: Infinity,
  });

/** What a form calls a language that is not its own first one; undefined where there is nothing to ask for. */
function languageOf([first, ...rest]: readonly string[], language: Language): string | undefined {
  const mark = `(${language})`;
  return first?.includes(mark) ? undefined : rest.find((name) => name.includes(mark));
}

/** Every published version of every questionnaire. */
export const formsQuery = () =>
  queryOptions({
    queryKey: ['forms'],
    queryFn: ({ signal }) => get<readonly FormRow[]>(`${SURVEYS}/forms`, undefined, signal),
  });

/** The communes in which a programme has pilots, each once, by their names. */
export const pilotCommunesQuery = (programme: string) =>
  queryOptions({
    queryKey: ['pilots', programme, 'communes'],
    queryFn: async ({ signal }) => {
      const query = { programme, limit: MOST };
      const pilots = await get<readonly Commune[]>('/api/programme/pilots', query, signal);
      const byId = new Map(pilots.map(({ communeUnitId, commune }) => [communeUnitId, commune]));
      return [...byId]
        .map(([communeUnitId, commune]): Commune => ({ communeUnitId, commune }))
        .toSorted(byName);
    },
  });

interface Commune {
  readonly communeUnitId: string;
  readonly commune: string;
}

const byName = (one: Commune, other: Commune): number => one.commune.localeCompare(other.commune, 'vi');

export const deviceKeysQuery = (programme: string, page: Page) =>
  queryOptions({
    queryKey: ['device-keys', programme, page],
    queryFn: ({ signal }) =>
      get<readonly DeviceKey[]>(`${SURVEYS}/device-keys`, { programme, ...page }, signal),
  });
