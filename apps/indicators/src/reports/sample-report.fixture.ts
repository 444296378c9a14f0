import { pilotReport } from './pilot-report.js';
import type { ReportHead } from './report.js';
import { APPROVED, figure, HEAD, PROGRAMME } from './reports.fixture.js';

/** Every kind of number a report shows: ratios, counts, money, one withheld, one not measured, a change. */
const figures = [
  figure(
    'survey.government',
    { numerator: 161, denominator: 150, percent: 107.33 },
    { events: 311, synthetic: true },
  ),
  figure('programme.sites', { value: 3 }, { events: 3 }),
  figure('government.documents.change', { value: -12.5, baseline: 62.5, endline: 50, unit: 'percent' }),
  figure('onboarding.orders', { reason: 'no-source', method: null }),
  figure('health.smart-participants', { value: 3 }, { suppressed: true }),
  figure('health.saved-per-year', { value: 480_000_000, unit: 'VND', method: 'estimate' }),
];

const of = (head: ReportHead, real: boolean) =>
  pilotReport({
    head,
    programme: PROGRAMME,
    figures: real ? figures.map((one) => ({ ...one, synthetic: false })) : figures,
  });

/** Not approved, and with demonstration data. */
export const draft = of(HEAD, false);
/** Approved, of real numbers. */
export const approved = of(APPROVED, true);

const hamlets = Array.from({ length: 70 }, (_, index) => ({
  ...figure('programme.sites', { value: index }),
  indicator: `programme.of-hamlet-${index + 1}`,
  titleVi: `Chỉ tiêu của thôn ${index + 1}`,
}));

/** Of several pages. */
export const long = pilotReport({ head: HEAD, programme: PROGRAMME, figures: hamlets });
