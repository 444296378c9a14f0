import { LESSON_CATEGORIES, type LessonCategory } from '../kinds/register-kinds.js';

/** An approved lesson, document or study visit of a programme. */
export interface HandbookEntry {
  readonly id: string;
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sameAs: string | null;
  readonly commune: string | null;
  /** The business day of the approved revision. */
  readonly on: string;
  readonly synthetic: boolean;
}

/** A lesson with everybody who drew it. */
export interface HandbookLesson {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly synthetic: boolean;
}

export interface HandbookGroup {
  readonly category: LessonCategory;
  readonly title: string;
  readonly lessons: readonly HandbookLesson[];
}

export interface HandbookDocument {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly about: string;
  readonly binding: boolean;
  readonly synthetic: boolean;
}

export interface HandbookVisit {
  readonly id: string;
  readonly place: string;
  readonly province: string;
  readonly on: string | null;
  readonly findings: string | null;
  readonly synthetic: boolean;
}

/** "Cẩm nang": what a programme learned, with what it rests on. */
export interface Handbook {
  readonly programme: string;
  readonly name: string;
  readonly groups: readonly HandbookGroup[];
  readonly documents: readonly HandbookDocument[];
  readonly studyVisits: readonly HandbookVisit[];
}

const TITLES: Readonly<Record<LessonCategory, string>> = {
  'people-leadership': 'Con người và người đứng đầu',
  'documentation-mobilisation': 'Văn bản hóa và huy động các đoàn thể',
  'problem-technology': 'Chọn đúng bài toán, công nghệ phù hợp',
  youth: 'Bắt đầu từ người trẻ',
  sponsorship: 'Huy động tài trợ',
  other: 'Bài học khác',
};

/** Lessons by category, each once: one that repeats another adds its source to it. Groups without lessons are left out. */
export function handbook(
  programme: { readonly code: string; readonly name: string },
  entries: readonly HandbookEntry[],
): Handbook {
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const lessons = folded(of('lesson'));
  const groups = LESSON_CATEGORIES.map((category) => ({
    category,
    title: TITLES[category],
    lessons: lessons
      .filter(({ first }) => first.content['category'] === category)
      .map(({ first, all }) => ({
        id: first.id,
        text: text(first, 'text'),
        sources: [...new Set(all.map(sourceOf))],
        synthetic: first.synthetic,
      })),
  }));
  return {
    programme: programme.code,
    name: programme.name,
    groups: groups.filter((group) => group.lessons.length > 0),
    documents: of('document').map(documentOf).sort(by('date', 'number')),
    studyVisits: of('study-visit').map(visitOf).sort(by('province', 'place')),
  };
}

interface Folded {
  readonly first: HandbookEntry;
  readonly all: HandbookEntry[];
}

function folded(lessons: readonly HandbookEntry[]): Folded[] {
  const known = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const result = new Map<string, Folded>();
  for (const lesson of lessons) {
    const first = originalOf(lesson, known);
    const group = result.get(first.id) ?? { first, all: [first] };
    if (lesson !== first) group.all.push(lesson);
    result.set(first.id, group);
  }
  return [...result.values()];
}

/** As far as the chain can be followed: what is withdrawn, not approved or not to be seen here stands for nobody. */
function originalOf(lesson: HandbookEntry, known: ReadonlyMap<string, HandbookEntry>): HandbookEntry {
  const seen = new Set([lesson.id]);
  let current = lesson;
  for (;;) {
    const next = current.sameAs === null ? undefined : known.get(current.sameAs);
    if (!next || seen.has(next.id)) return current;
    seen.add(next.id);
    current = next;
  }
}

const sourceOf = (lesson: HandbookEntry): string =>
  lesson.commune === null ? text(lesson, 'source') : `${text(lesson, 'source')} (${lesson.commune})`;

const documentOf = (entry: HandbookEntry): HandbookDocument => ({
  id: entry.id,
  number: text(entry, 'number'),
  date: text(entry, 'date'),
  issuer: text(entry, 'issuer'),
  about: text(entry, 'about'),
  binding: entry.content['binding'] === true,
  synthetic: entry.synthetic,
});

const visitOf = (entry: HandbookEntry): HandbookVisit => ({
  id: entry.id,
  place: text(entry, 'place'),
  province: text(entry, 'province'),
  on: text(entry, 'on') || null,
  findings: text(entry, 'findings') || null,
  synthetic: entry.synthetic,
});

const text = (entry: HandbookEntry, field: string): string => {
  const value = entry.content[field];
  return typeof value === 'string' ? value : '';
};

const vietnamese = new Intl.Collator('vi');

const by =
  <K extends string>(...keys: readonly K[]) =>
  (a: Readonly<Record<K, string>>, b: Readonly<Record<K, string>>): number =>
    keys.map((key) => vietnamese.compare(a[key], b[key])).find((order) => order !== 0) ?? 0;
