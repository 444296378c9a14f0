import type { FormDefinition, FormField } from '@xaso/surveys/forms';
import type { Dice } from './random.js';

/** What a field is asked under, and what numbers make sense in it; keyed by path without `/data/`. */
interface Rule {
  readonly when?: (answer: (path: string) => string | undefined) => boolean;
  readonly number?: (answer: (path: string) => string | undefined) => readonly [from: number, to: number];
}

const has = (list: string | undefined, choice: string): boolean => (list ?? '').split(' ').includes(choice);
const range = (from: number, to: number) => () => [from, to] as const;
const never: Rule = { when: () => false };
const served: Rule['when'] = (answer) => /^online_/.test(answer('services/public_service') ?? '');
const documents: Rule['when'] = (answer) => has(answer('applications/apps_used'), 'documents');
const onMarketplace: Rule['when'] = (answer) => has(answer('sales/channels'), 'marketplace');
const online: Rule['when'] = (answer) =>
  ['facebook', 'zalo', 'marketplace', 'website'].some((channel) => has(answer('sales/channels'), channel));
const withoutPhone: Rule['when'] = (answer) =>
  Number(answer('household/adults')) > Number(answer('household/smartphone_users'));

/** The skips of the three questionnaires, as a device would follow them. */
const RULES: Readonly<Record<string, Rule>> = {
  'intro/paper_serial': never,
  'intro/paper_date': never,
  'intro/hamlet_no': never,
  'infrastructure/malware_protection': { when: (answer) => answer('infrastructure/own_computer') !== 'none' },
  'applications/documents_per_month': { when: documents, number: range(5, 200) },
  'applications/documents_online_percent': { when: documents, number: range(10, 100) },
  'applications/minutes_saved': { when: documents, number: range(0, 40) },
  'applications/signature_obstacle': { when: (answer) => answer('applications/signature') === 'not_used' },
  'capacity/last_training': { when: (answer) => answer('capacity/trained') === 'yes' },
  'capacity/leader_example': { when: (answer) => answer('work/position') !== 'leader' },
  'capacity/suggestion': never,
  'business/workers': { number: range(1, 30) },
  'business/ocop_stars': { when: (answer) => answer('business/ocop') === 'recognised' },
  'sales/online_share': { when: online, number: range(0, 60) },
  'sales/cost_saved': { when: online, number: range(0, 500) },
  'marketplace/sites': { when: onMarketplace },
  'marketplace/activity': { when: onMarketplace },
  'marketplace/orders': {
    when: (answer) => onMarketplace(answer) && answer('marketplace/activity') === 'orders',
    number: range(1, 40),
  },
  barriers: { when: (answer) => !onMarketplace(answer) },
  'payment/cashless_share': { when: (answer) => answer('payment/methods') !== 'cash', number: range(1, 80) },
  'needs/suggestion': never,
  'household/members': { number: range(1, 7) },
  'household/adults': { number: (answer) => [1, Number(answer('household/members'))] },
  'household/smartphone_users': { number: (answer) => [0, Number(answer('household/adults'))] },
  'household/no_phone_reasons': { when: withoutPhone },
  'household/donation': { when: withoutPhone },
  'services/saved/hours_saved': { when: served, number: range(0, 6) },
  'services/saved/cost_saved': { when: served, number: range(0, 120) },
  'health/visits_avoided': {
    when: (answer) => answer('health/smart_health') === 'uses',
    number: range(0, 4),
  },
  'health/school_platform': { when: (answer) => answer('health/school_children') === 'yes' },
};

/**
 * Answers for one made-up respondent: they follow the questionnaire's skips and ranges and say nothing about anybody.
 * The sources give totals only, so every single answer is synthetic.
 */
export function madeUpAnswers(definition: FormDefinition, random: Dice): Record<string, string> {
  const answers: Record<string, string> = {};
  const answer = (path: string): string | undefined => answers[`/data/${path}`];
  for (const field of definition.fields) {
    const rule = RULES[field.path.slice('/data/'.length)] ?? {};
    if (field.readonly || field.calculated || rule.when?.(answer) === false) continue;
    const value = valueOf(field, rule.number?.(answer), random);
    if (value !== undefined) answers[field.path] = value;
  }
  return answers;
}

function valueOf(
  field: FormField,
  numbers: readonly [number, number] | undefined,
  random: Dice,
): string | undefined {
  const choices = (field.choices ?? []).map((choice) => choice.value);
  if (field.name === 'respondent_mode') return random.pick(['self', 'assisted', 'assisted', 'proxy']);
  if (numbers) return String(random.between(...numbers));
  if (field.type === 'date') return `2021-${String(random.between(1, 12)).padStart(2, '0')}-15`;
  if (choices.length === 0) return undefined;
  if (field.type !== 'select') return random.pick(choices);
  const first = random.pick(choices);
  const second = random.pick(choices);
  // "None of these" stands alone.
  return first === second || first === 'none' || second === 'none' ? first : `${first} ${second}`;
}
