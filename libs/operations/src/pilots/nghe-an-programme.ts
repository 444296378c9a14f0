import type { ProgrammeFacts } from './nghe-an-facts.js';
import { dice } from './random.js';
import { goOn, observe, pilotsOf, type PilotRow, plan } from './pilot-phases.js';
import { recordEntries } from './register-entries.js';
import { share, unitOf } from './sites.js';
import type { Teller } from './teller.js';

/** Days that the study does not state; they lie where its story puts them. */
const PROPOSED_ON = '2022-01-10';
const SURVEYED_FROM = '2022-03-01';
const TEAMS_FORMED_ON = '2022-05-20';
const BASELINE_ON = '2022-05-31';
const HANDED_OVER_ON = '2022-06-15';
const EVALUATED_FROM = '2022-12-01';
/** The day the study was published. */
const PUBLISHED_ON = '2022-12-22';

/** The table of the study that compares before and after: indicators, and no numbers in its text. */
const MEASURES = ['government.documents', 'government.digital-signature', 'government.procedures'];
/** Who published the study. */
const STUDY = 'Sở TT&TT Nghệ An';
const MADE_UP = '(minh họa)';
const LESSON_CATEGORIES = [
  'people-leadership',
  'documentation-mobilisation',
  'problem-technology',
  'youth',
  'sponsorship',
];
const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  government: ['infrastructure', 'applications', 'training'],
  economy: ['e-commerce', 'cashless-payment', 'smart-tourism-agriculture'],
  society: ['smart-education', 'smart-health', 'telecom-services', 'online-promotion'],
};

/** The programme, its documents and its three pilots, which are surveyed next. Gives the pilots. */
export async function beginProgramme(teller: Teller, facts: ProgrammeFacts): Promise<PilotRow[]> {
  const { code, workPackages, ...rest } = facts.programme;
  const numbered = workPackages.map((title, index) => ({ no: index + 1, title }));
  await teller.thing(
    '/programmes',
    '',
    { code },
    { ...rest, workPackages: numbered, measures: MEASURES, synthetic: true },
  );
  for (const site of facts.sites) {
    const pilot = await teller.thing(
      '/pilots',
      `programme=${code}&limit=1000`,
      { programme: code, communeUnitId: unitOf(site) },
      {
        pillars: facts.programme.models,
        problems: [
          {
            text: `Người dân xã ${site.commune} còn phải đi lại nhiều lần để làm thủ tục ${MADE_UP}`,
            primary: true,
          },
          { text: `Sản phẩm của xã ${site.commune} khó tìm người mua ở xa ${MADE_UP}`, primary: false },
        ],
        proposedOn: PROPOSED_ON,
      },
    );
    await goOn(teller, pilot.id, { from: 'proposed', to: 'surveying', on: SURVEYED_FROM });
  }
  return pilotsOf(teller);
}

/** Everything from the closed surveys up to the evaluation. */
export async function playProgramme(
  teller: Teller,
  facts: ProgrammeFacts,
  pilots: readonly PilotRow[],
): Promise<void> {
  const { context, programme } = teller;
  context.progress(`${programme}: documents, study visits, consultations, lessons`);
  const [approving = '', article = ''] = await recordProgramme(teller, facts);
  for (const [index, pilot] of pilots.entries()) {
    const site = facts.sites.find((one) => unitOf(one) === pilot.communeUnitId);
    const commune = site?.commune ?? pilot.communeUnitId;
    context.progress(`${programme}: ${commune}, teams and baselines`);
    await formTeams(teller, pilot, commune, share(facts.teams.hamletTeams, pilots.length, index));
    await plan(teller, pilot.id, {
      summary: `Xây dựng mô hình thí điểm chuyển đổi số xã ${commune}`,
      draftedOn: TEAMS_FORMED_ON,
      approvedOn: facts.portals.liveOn,
      documentId: approving,
    });
    for (const indicator of MEASURES)
      await observe(teller, pilot.id, {
        ...{ indicator, phase: 'baseline', period: '2022-05', observedOn: BASELINE_ON },
        ...{
          method: 'external',
          issuer: STUDY,
          unit: 'percent',
          notMeasured: 'not-in-source',
          evidence: [article],
        },
        explanation: 'Bảng so sánh trước và sau trong nguồn là ảnh; số liệu nhập sau từ bản gốc.',
      });
    await goOn(teller, pilot.id, {
      from: 'surveying',
      to: 'piloting',
      on: facts.portals.liveOn,
      documentId: approving,
    });
    context.progress(`${programme}: ${commune}, portal, infrastructure and equipment`);
    await build(teller, pilot.id, facts);
    await handOver(teller, pilot.id, facts);
    await goOn(teller, pilot.id, { from: 'piloting', to: 'evaluating', on: EVALUATED_FROM });
  }
  const components = Object.entries(facts.scaleUp).flatMap(([pillar, titles]) =>
    titles.map((title, index) => ({
      pillar,
      component: COMPONENTS[pillar]?.[index] ?? `part-${index + 1}`,
      title,
    })),
  );
  await teller.thing(
    '/scale-up-plans',
    `programme=${programme}`,
    { programme },
    { components, on: PUBLISHED_ON },
  );
}

/** Gives the id of the plan's document, and of the published study. */
async function recordProgramme(teller: Teller, facts: ProgrammeFacts): Promise<string[]> {
  const documents = facts.documents.map(({ date, ...rest }) => ({
    kind: 'document',
    content: { ...rest, date, binding: false },
    on: date,
  }));
  const article = {
    kind: 'document',
    content: {
      ...{ number: 'Bài đăng 22/12/2022', date: PUBLISHED_ON, issuer: STUDY },
      ...{ about: facts.programme.name, binding: false },
    },
    on: PUBLISHED_ON,
  };
  const planned = documents.findIndex(({ on }) => on === facts.portals.liveOn);
  const ids = await recordEntries(teller, [
    ...documents,
    article,
    ...facts.studyVisits.map(({ place, province }) => ({
      kind: 'study-visit',
      content: { place, province },
      on: PUBLISHED_ON,
    })),
    ...facts.consulted.map((organisation) => ({
      kind: 'consultation',
      content: { organisation },
      on: PUBLISHED_ON,
    })),
    ...facts.lessons.map((text, index) => ({
      kind: 'lesson',
      content: {
        text,
        source: 'Sở TT&TT Nghệ An, 22/12/2022',
        category: LESSON_CATEGORIES[index] ?? 'other',
      },
      on: PUBLISHED_ON,
    })),
  ]);
  return [ids[planned] ?? '', ids[documents.length] ?? ''];
}

async function formTeams(teller: Teller, pilot: PilotRow, commune: string, hamlets: number): Promise<void> {
  const filter = `pilotId=${pilot.id}&limit=1000`;
  const of = { pilotId: pilot.id };
  await teller.thing(
    '/committees',
    filter,
    { ...of, decisionNo: `BCĐ ${commune} ${MADE_UP}` },
    { headRole: 'chair', formedOn: TEAMS_FORMED_ON },
  );
  const team = async (level: string, name: string, place: () => Promise<object>): Promise<void> => {
    const identity = { ...of, level, decisionNo: `TCNSCĐ ${name} ${MADE_UP}` };
    // Its hamlet may have another name by now.
    if (await teller.find('/teams', filter, identity)) return;
    const random = dice(`${teller.programme}/team/${name}`);
    const composition = {
      hamletHead: level === 'hamlet',
      youthUnion: true,
      womensUnion: true,
      teacher: random.between(0, 1) === 1,
      communeOfficer: level === 'commune',
    };
    const members = { memberCount: random.between(4, 7), composition };
    await teller.thing('/teams', filter, identity, {
      ...(await place()),
      ...{ formedOn: TEAMS_FORMED_ON, ...members },
    });
  };
  await team('commune', commune, () => Promise.resolve({}));
  for (let number = 1; number <= hamlets; number += 1)
    await team('hamlet', `${commune} xóm ${number}`, () => hamlet(teller, pilot, number));
}

async function hamlet(
  teller: Teller,
  { communeUnitId }: PilotRow,
  number: number,
): Promise<{ readonly hamletId: string }> {
  const { programme } = teller;
  const { id } = await teller.thing(
    '/hamlets',
    `programme=${programme}&communeUnitId=${communeUnitId}&limit=1000`,
    { programme, communeUnitId, name: `Xóm ${number} ${MADE_UP}` },
    { kind: 'xom', on: SURVEYED_FROM },
  );
  return { hamletId: id };
}

/** The portal goes live; the rest is taken over. */
async function build(
  teller: Teller,
  pilotId: string,
  { portals, infrastructure }: ProgrammeFacts,
): Promise<void> {
  const body = { on: portals.liveOn };
  const wanted = [
    { type: 'portal', workKind: 'technology', title: 'Cổng thông tin điện tử xã (thuê dịch vụ)', live: true },
    ...infrastructure.map((title, index) => ({
      type: index === 0 ? 'lan' : 'anti-malware',
      workKind: 'technology',
      title,
      live: false,
    })),
  ];
  for (const { live, title, ...rest } of wanted) {
    let one = await teller.thing(
      '/deliverables',
      `pilotId=${pilotId}&limit=1000`,
      { pilotId, title },
      { ...rest, plannedOn: portals.liveOn },
    );
    one = await teller.step('/deliverables', one, { from: 'planned', verb: 'deliver', body });
    one = await teller.step('/deliverables', one, { from: 'delivered', verb: 'accept', body });
    if (live) await teller.step('/deliverables', one, { from: 'accepted', verb: 'go-live', body });
  }
}

/** The sets are stated for all communes together; each gets the same. Serials and receipts are made up. */
async function handOver(
  teller: Teller,
  pilotId: string,
  { equipment, sites }: ProgrammeFacts,
): Promise<void> {
  const receiptNo = `BG-${pilotId.slice(-6).toUpperCase()} ${MADE_UP}`;
  const items = equipment.map(({ kind, sets }) => {
    const quantity = sets / sites.length;
    const serials = Array.from(
      { length: quantity },
      (_none, index) => `MH-${kind.toUpperCase()}-${pilotId.slice(-6)}-${index + 1}`,
    );
    return { kind, quantity, serials };
  });
  const made = await teller.thing(
    '/handovers',
    `pilotId=${pilotId}&limit=1000`,
    { pilotId, receiver: 'UBND xã' },
    { items },
  );
  const body = { on: HANDED_OVER_ON, receiptNo };
  await teller.step('/handovers', made, { from: 'draft', verb: 'sign', body });
}
