import { readFile } from 'node:fs/promises';
import type { Pilot, PilotContext } from './pilot.js';
import { goOn, observe, pilotsOf, plan } from './pilot-phases.js';
import { recordEntries } from './register-entries.js';
import { Teller } from './teller.js';

interface Facts {
  readonly programme: {
    readonly code: string;
    readonly name: string;
    readonly host: string;
    readonly with: string;
  };
  readonly site: { readonly commune: string; readonly code: string; readonly epoch: string };
  readonly contents: readonly string[];
  readonly smartHealth: {
    readonly participants: number;
    readonly savedVndPerMonth: number;
    readonly savedVndPerYear: number;
  };
}

/** Days that the article does not state. */
const PROPOSED_ON = '2020-01-06';
const SURVEYED_FROM = '2020-02-03';
const PILOTED_FROM = '2020-03-02';
const EVALUATED_FROM = '2020-09-07';
/** The conference that the article reports. */
const REPORTED_ON = '2020-09-07';
const MADE_UP = '(minh họa)';

/** The pilot of Yên Hòa as an article of September 2020 tells it: three numbers, stated and not counted by anybody here. */
export const yenHoa2020: Pilot = {
  code: 'yen-hoa-2020',
  tells: ['programme'],
  async load(context: PilotContext): Promise<void> {
    const text = await readFile(new URL('../../data/yen-hoa-2020.json', import.meta.url), 'utf8');
    await play(new Teller(context, 'yen-hoa-2020'), JSON.parse(text) as Facts);
  },
};

async function play(teller: Teller, { programme, site, contents, smartHealth }: Facts): Promise<void> {
  const { code, name, host } = programme;
  const measures = ['health.smart-participants'];
  const definition = {
    ...{ name, host, kind: 'thí điểm', approvers: [programme.with], measures, synthetic: true },
    ...{
      models: ['government', 'economy', 'society'],
      workPackages: contents.map((title, index) => ({ no: index + 1, title })),
    },
  };
  await teller.thing('/programmes', '', { code }, definition);
  await teller.thing(
    '/pilots',
    `programme=${code}&limit=1000`,
    { programme: code, communeUnitId: `${site.code}@${site.epoch}` },
    {
      pillars: ['government', 'economy', 'society'],
      problems: [{ text: `Trạm y tế khó theo dõi sức khỏe của người dân ở xa ${MADE_UP}`, primary: true }],
      proposedOn: PROPOSED_ON,
    },
  );
  const [pilot] = await pilotsOf(teller);
  if (!pilot) throw new Error('Yên Hòa has no pilot after it was proposed');
  await goOn(teller, pilot.id, { from: 'proposed', to: 'surveying', on: SURVEYED_FROM });
  const document = (number: string, date: string, issuer: string, about: string) => ({
    kind: 'document',
    content: { number, date, issuer, about, binding: false },
    on: date,
  });
  const [approving = '', article = ''] = await recordEntries(teller, [
    document(`KH thí điểm ${MADE_UP}`, PILOTED_FROM, 'UBND xã Yên Hòa', name),
    document('Bài đăng 9/2020', REPORTED_ON, 'VietNamNet', 'Chuyển đổi số cấp xã ở Ninh Bình'),
  ]);
  await teller.thing(
    '/committees',
    `pilotId=${pilot.id}&limit=1000`,
    { pilotId: pilot.id, decisionNo: `BCĐ ${site.commune} ${MADE_UP}` },
    { headRole: 'chair', formedOn: PILOTED_FROM },
  );
  await plan(teller, pilot.id, {
    summary: contents.join('; '),
    draftedOn: SURVEYED_FROM,
    approvedOn: PILOTED_FROM,
    documentId: approving,
  });
  const unknown = {
    method: 'external',
    issuer: host,
    notMeasured: 'not-in-source',
    explanation: 'Bài báo không nêu.',
    evidence: [article],
  };
  const before = { phase: 'baseline', period: '2020-02', observedOn: SURVEYED_FROM };
  await observe(teller, pilot.id, {
    ...unknown,
    ...before,
    indicator: 'gate.baseline-survey',
    unit: 'count',
  });
  await observe(teller, pilot.id, {
    ...unknown,
    ...before,
    indicator: 'health.smart-participants',
    unit: 'people',
  });
  await goOn(teller, pilot.id, {
    from: 'surveying',
    to: 'piloting',
    on: PILOTED_FROM,
    documentId: approving,
  });
  const stated = {
    phase: 'endline',
    period: '2020-09',
    observedOn: REPORTED_ON,
    issuer: host,
    evidence: [article],
  };
  await observe(teller, pilot.id, {
    ...{ ...stated, indicator: 'health.smart-participants', method: 'external', unit: 'people' },
    ...{
      value: smartHealth.participants,
      explanation: 'Số người dân tham gia y tế thông minh, theo bài báo.',
    },
  });
  const estimate = {
    ...stated,
    method: 'estimate',
    unit: 'VND',
    explanation: 'Ước tính sơ bộ nêu trong bài báo; không tính lại.',
  };
  await observe(teller, pilot.id, {
    ...estimate,
    indicator: 'health.saved-per-month',
    value: smartHealth.savedVndPerMonth,
  });
  await observe(teller, pilot.id, {
    ...estimate,
    indicator: 'health.saved-per-year',
    value: smartHealth.savedVndPerYear,
  });
  await goOn(teller, pilot.id, { from: 'piloting', to: 'evaluating', on: EVALUATED_FROM });
}
