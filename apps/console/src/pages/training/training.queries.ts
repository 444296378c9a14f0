import { queryOptions } from '@tanstack/react-query';
import { Problem } from '../../http/problem.js';
import { get } from '../../http/request.js';
import type { Stage } from './class/scores.js';
import type {
  Certificate,
  ClassResults,
  Curriculum,
  Enrolment,
  PassRule,
  Person,
  PersonPair,
  Question,
  Score,
  TestPaper,
  Trainee,
  TrainingClass,
  TrainingPlan,
} from './training.types.js';

/** Where training is reached. */
export const TRAINING = '/api/training';
const MOST = 1_000;

export interface ListPage {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Names and scores: each reading is in the audit log, so they are read no more often than needed. */
const AUDITED = { staleTime: 120_000, refetchOnWindowFocus: false } as const;

export interface ClassFilter {
  readonly programme: string;
  readonly state?: string | undefined;
  readonly curriculum?: string | undefined;
  readonly communeUnitId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly mine?: true | undefined;
  /** Words, with or without accents. */
  readonly q?: string | undefined;
  readonly order?: 'earliest' | 'latest' | undefined;
}

export const classesQuery = (filter: ClassFilter, page: ListPage = { limit: MOST }) =>
  queryOptions({
    queryKey: ['classes', filter, page],
    queryFn: ({ signal }) =>
      get<readonly TrainingClass[]>(`${TRAINING}/classes`, { ...filter, ...page }, signal),
  });

export const classQuery = (id: string) =>
  queryOptions({
    queryKey: ['classes', 'one', id],
    queryFn: ({ signal }) => get<TrainingClass>(`${TRAINING}/classes/${id}`, undefined, signal),
  });

export const rosterQuery = (id: string) =>
  queryOptions({
    queryKey: ['roster', id],
    queryFn: ({ signal }) => get<readonly Trainee[]>(`${TRAINING}/classes/${id}/roster`, undefined, signal),
    ...AUDITED,
  });

export const scoresQuery = (id: string) =>
  queryOptions({
    queryKey: ['scores', id],
    queryFn: ({ signal }) => get<readonly Score[]>(`${TRAINING}/classes/${id}/scores`, undefined, signal),
    ...AUDITED,
  });

export const resultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['class-results', id],
    queryFn: ({ signal }) => get<ClassResults>(`${TRAINING}/classes/${id}/results`, undefined, signal),
  });

export interface CertificateFilter {
  readonly programme?: string | undefined;
  readonly classId?: string | undefined;
  readonly state?: string | undefined;
}

export const certificatesQuery = (filter: CertificateFilter, page: ListPage = { limit: MOST }) =>
  queryOptions({
    queryKey: ['certificates', filter, page],
    queryFn: ({ signal }) =>
      get<readonly Certificate[]>(`${TRAINING}/certificates`, { ...filter, ...page }, signal),
  });

/** Every version of every curriculum: they are few, and lists show their titles. */
export const curriculaQuery = () =>
  queryOptions({
    queryKey: ['curricula'],
    queryFn: ({ signal }) => get<readonly Curriculum[]>(`${TRAINING}/curricula`, { limit: MOST }, signal),
    staleTime: 60_000,
  });

export const curriculumQuery = (id: string) =>
  queryOptions({
    queryKey: ['curricula', 'one', id],
    queryFn: ({ signal }) => get<Curriculum>(`${TRAINING}/curricula/${id}`, undefined, signal),
  });

export const passRuleQuery = (curriculumId: string) =>
  queryOptions({
    queryKey: ['curricula', 'pass-rule', curriculumId],
    queryFn: ({ signal }) =>
      get<PassRule>(`${TRAINING}/curricula/${curriculumId}/pass-rule`, undefined, signal),
  });

/** The questions of a version of a curriculum, with what is right. */
export const questionsQuery = (curriculumId: string) =>
  queryOptions({
    queryKey: ['curricula', 'questions', curriculumId],
    queryFn: ({ signal }) =>
      get<readonly Question[]>(`${TRAINING}/curricula/${curriculumId}/questions`, undefined, signal),
  });

/** What a class is asked before or after it; null while nobody put it together. */
export const paperQuery = (classId: string, stage: Stage) =>
  queryOptions({
    queryKey: ['test-papers', classId, stage],
    queryFn: async ({ signal }): Promise<TestPaper | null> => {
      try {
        return await get<TestPaper>(`${TRAINING}/classes/${classId}/tests/${stage}`, undefined, signal);
      } catch (error) {
        if (error instanceof Problem && error.code === 'test-unknown') return null;
        throw error;
      }
    },
  });

export const plansQuery = (
  filter: {
    readonly programme: string;
    readonly state?: string | undefined;
    readonly curriculum?: string | undefined;
  },
  page: ListPage,
) =>
  queryOptions({
    queryKey: ['training-plans', filter, page],
    queryFn: ({ signal }) =>
      get<readonly TrainingPlan[]>(`${TRAINING}/plans`, { ...filter, ...page }, signal),
  });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['training-plans', 'one', id],
    queryFn: ({ signal }) => get<TrainingPlan>(`${TRAINING}/plans/${id}`, undefined, signal),
  });

export interface PeopleFilter {
  readonly programme: string;
  readonly communeUnitId?: string | undefined;
  readonly q?: string | undefined;
}

export const peopleQuery = (filter: PeopleFilter, page: ListPage) =>
  queryOptions({
    queryKey: ['people', filter, page],
    queryFn: ({ signal }) => get<readonly Person[]>(`${TRAINING}/people`, { ...filter, ...page }, signal),
    ...AUDITED,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => get<Person>(`${TRAINING}/people/${id}`, undefined, signal),
    ...AUDITED,
  });

export const pairsQuery = (
  filter: { readonly programme: string; readonly state?: string | undefined },
  page: ListPage,
) =>
  queryOptions({
    queryKey: ['people', 'pairs', filter, page],
    queryFn: ({ signal }) =>
      get<readonly PersonPair[]>(`${TRAINING}/people/duplicates`, { ...filter, ...page }, signal),
    ...AUDITED,
  });

export const enrolmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['enrolments', id],
    queryFn: ({ signal }) => get<Enrolment>(`${TRAINING}/enrolments/${id}`, undefined, signal),
  });

/** The pilots of a programme, as far as training needs to name them. */
export const pilotNamesQuery = (programme: string) =>
  queryOptions({
    queryKey: ['pilots', programme, 'names'],
    queryFn: ({ signal }) =>
      get<readonly { readonly id: string; readonly commune: string; readonly communeUnitId: string }[]>(
        '/api/programme/pilots',
        { programme, limit: MOST },
        signal,
      ),
  });

/** The rounds of a programme that ask how content people were; a class may name one of them. */
export const satisfactionRoundsQuery = (programme: string) =>
  queryOptions({
    queryKey: ['rounds', programme, 'satisfaction'],
    queryFn: async ({ signal }) => {
      const rounds = await get<
        readonly {
          readonly id: string;
          readonly formCode: string;
          readonly purpose: string;
          readonly opensAt: string;
        }[]
      >('/api/surveys/campaigns', { programme, limit: MOST }, signal);
      return rounds.filter(({ purpose }) => purpose === 'satisfaction');
    },
  });
