import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnyChildNode, RootNode } from '@getodk/xforms-engine';
import { checkAnswers, parseInstance } from './instance.js';
import { parseForm } from './xform.js';

type Engine = typeof import('@getodk/xforms-engine');
type Filling = Readonly<Record<string, string | readonly string[]>>;

const FORMS = ['CQS', 'KTS', 'XHS'] as const;
const SELF: Filling = { '/data/intro/respondent_mode': 'self' };

/** A complete filling of each form, in the order a person would give it. */
const FILLINGS: Readonly<Record<(typeof FORMS)[number], Filling>> = {
  CQS: {
    ...SELF,
    '/data/work/position': 'official',
    '/data/work/field_of_work': ['one_stop', 'justice'],
    '/data/infrastructure/own_computer': 'shared',
    '/data/infrastructure/network_quality': 'sometimes_down',
    '/data/infrastructure/malware_protection': 'provincial',
    '/data/applications/apps_used': ['documents', 'mail'],
    '/data/applications/documents_per_month': '130',
    '/data/applications/minutes_saved': '7',
    '/data/applications/signature': 'not_used',
    '/data/applications/signature_obstacle': 'not_trained',
    '/data/applications/dossiers_updated': 'mostly',
    '/data/capacity/skill_level': '3',
    '/data/capacity/trained': 'yes',
    '/data/capacity/last_training': '2021-11-01',
    '/data/capacity/training_needs': ['signature', 'security'],
    '/data/capacity/priority': 'training',
    '/data/capacity/suggestion': 'Cần máy quét & đường truyền < ổn định > hơn',
  },
  KTS: {
    ...SELF,
    '/data/intro/hamlet_no': '007',
    '/data/business/kind': 'cooperative',
    '/data/business/products': ['crops', 'processed'],
    '/data/business/workers': '12',
    '/data/business/ocop': 'recognised',
    '/data/business/ocop_stars': '3',
    '/data/technology/internet': 'fixed',
    '/data/sales/channels': ['direct', 'zalo', 'marketplace'],
    '/data/sales/online_share': '15',
    '/data/sales/cost_saved': '300',
    '/data/marketplace/sites': ['postmart', 'voso'],
    '/data/marketplace/activity': 'orders',
    '/data/marketplace/orders': '4',
    '/data/trust': '4',
    '/data/payment/methods': ['cash', 'mobile_money'],
    '/data/payment/cashless_share': '20',
    '/data/needs/support_needs': ['packaging'],
    '/data/needs/join_pilot': 'yes',
  },
  XHS: {
    '/data/intro/respondent_mode': 'paper',
    '/data/intro/paper_serial': '0042',
    '/data/intro/paper_date': '2022-04-20',
    '/data/household/age_band': '60_over',
    '/data/household/members': '5',
    '/data/household/adults': '4',
    '/data/household/smartphone_users': '3',
    '/data/household/home_internet': 'mobile',
    '/data/household/no_phone_reasons': ['cost', 'skill'],
    '/data/household/donation': 'yes',
    '/data/services/apps_used': ['zalo'],
    '/data/services/public_service': 'online_helped',
    '/data/services/saved/hours_saved': '1.5',
    '/data/services/news_channels': ['loudspeaker', 'hamlet_head'],
    '/data/health/smart_health': 'uses',
    '/data/health/visits_avoided': '0',
    '/data/health/school_children': 'yes',
    '/data/health/school_platform': 'sometimes',
    '/data/safety/payments': ['cash'],
    '/data/safety/scam_contact': 'ignored',
    '/data/needs/training_needs': ['public_service', 'safety'],
    '/data/needs/priority': 'health',
  },
};

let engine: Engine;

const DOM = ['window', 'document', 'DOMParser', 'Node', 'XMLSerializer'];

/** One for each process that runs specs: the engine stays loaded, and keeps to the DOM it was loaded with. */
function engineWindow(): Record<string, unknown> {
  const key = Symbol.for('xaso.form-engine.window');
  const kept = Reflect.get(globalThis, key) as Record<string, unknown> | undefined;
  if (kept) return kept;
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new (html: string, options: { url: string }) => { window: Record<string, unknown> };
  };
  const { window } = new JSDOM('', { url: 'http://localhost/' });
  Reflect.set(globalThis, key, window);
  return window;
}

/**
 * The engine is built for browsers. It needs a DOM, and takes a global `process` as the sign of a CommonJS build of
 * Node, which it is not: so there is none while it loads.
 */
beforeAll(async () => {
  const window = engineWindow();
  for (const name of DOM) Reflect.set(globalThis, name, name === 'window' ? window : window[name]);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'process');
  Reflect.deleteProperty(globalThis, 'process');
  try {
    engine = await import('@getodk/xforms-engine');
  } finally {
    if (own) Object.defineProperty(globalThis, 'process', own);
  }
}, 60_000);
afterAll(() => {
  for (const name of DOM) Reflect.deleteProperty(globalThis, name);
});

describe.each(FORMS)('questionnaire %s in a form engine of others', (formId) => {
  test('loads in Vietnamese first, and every question has a text in both languages', async () => {
    const root = await open(source(formId));
    expect(root.languages.map(({ language }) => language)).toEqual(['Tiếng Việt (vi)', 'English (en)']);
    expect(root.currentState.activeLanguage.language).toBe('Tiếng Việt (vi)');
    const vietnamese = labels(root);
    expect(vietnamese.length).toBeGreaterThan(15);
    const other = root.languages[1];
    if (!other || other.isSyntheticDefault) throw new Error('the form has one language only');
    root.setLanguage(other);
    const english = labels(root);
    expect(vietnamese).toHaveLength(english.length);
    expect([...vietnamese, ...english].filter((text) => text === '')).toEqual([]);
    const alike = vietnamese.filter((text, index) => text === english[index]);
    expect(alike).toEqual([]);
  });

  test('asks for exactly the answers that our reading calls unconditionally required', async () => {
    const root = await open(source(formId));
    const due = parseForm(source(formId)).fields.filter(({ required }) => required);
    expect(violations(root)).toEqual(due.map(({ path }) => `${path} required: Câu này cần được trả lời.`));
  });

  test('a filled form is submitted without violation and read back without a fault', async () => {
    const root = await open(source(formId));
    for (const [path, value] of Object.entries(FILLINGS[formId])) answer(root, path, value);
    expect(violations(root)).toEqual([]);
    const xml = await submission(root);
    const instance = parseInstance(xml);
    const definition = parseForm(source(formId));
    expect(instance).toMatchObject({ formId, version: '2022.1', faults: [] });
    expect(instance.instanceId).toMatch(/^uuid:[0-9a-f-]{36}$/);
    expect(instance.timeStart).toBeInstanceOf(Date);
    expect(instance.timeEnd?.getTime()).toBeGreaterThanOrEqual(instance.timeStart?.getTime() ?? Number.NaN);
    expect(checkAnswers(definition, instance.answers)).toEqual([]);
    const given = Object.entries(FILLINGS[formId]).map(([path, value]) => [path, [value].flat().join(' ')]);
    expect(instance.answers).toMatchObject(Object.fromEntries(given));
  });

  test('a form with a broken expression is noticed', async () => {
    const broken = source(formId).replace('count-selected(.) &gt; 1', 'count-selected(. &gt;');
    const result = await engine.loadForm(broken);
    const faults = result.status === 'failure' ? result.error : caught(() => result.createInstance());
    expect(faults).toBeInstanceOf(Error);
  });
});

describe('skips, constraints and calculations', () => {
  test('CQS: software that is not used is not asked about, and the hours saved follow from the answers', async () => {
    const root = await open(source('CQS'));
    answer(root, '/data/applications/apps_used', ['dossiers']);
    expect(at(root, '/data/applications/documents_per_month').currentState.relevant).toBe(false);
    answer(root, '/data/applications/apps_used', ['documents']);
    answer(root, '/data/applications/documents_per_month', '130');
    answer(root, '/data/applications/minutes_saved', '7');
    expect(parseInstance(await submission(root)).answers['/data/applications/hours_saved_month']).toBe(
      '15.2',
    );
    answer(root, '/data/applications/apps_used', ['mail']);
    const answers = parseInstance(await submission(root)).answers;
    expect(Object.keys(answers).filter((path) => path.includes('documents'))).toEqual([]);
    answer(root, '/data/applications/apps_used', ['none', 'mail']);
    expect(violations(root)).toContain(
      '/data/applications/apps_used constraint: Đã chọn “không” thì không chọn thêm mục khác.',
    );
  });

  test('KTS: the marketplace group appears with the channel, the question why not appears without it', async () => {
    const root = await open(source('KTS'));
    answer(root, '/data/sales/channels', ['direct', 'facebook']);
    expect(at(root, '/data/marketplace/sites').currentState.relevant).toBe(false);
    expect(at(root, '/data/barriers').currentState.relevant).toBe(true);
    answer(root, '/data/sales/channels', ['marketplace']);
    expect(at(root, '/data/marketplace/sites').currentState.relevant).toBe(true);
    expect(at(root, '/data/barriers').currentState.relevant).toBe(false);
    expect(violations(root)).toContain('/data/marketplace/sites required: Câu này cần được trả lời.');
    answer(root, '/data/intro/hamlet_no', '7');
    answer(root, '/data/business/workers', '0');
    expect(violations(root)).toContain('/data/intro/hamlet_no constraint: Xin ghi đúng 3 chữ số, ví dụ 007.');
    expect(violations(root)).toContain('/data/business/workers constraint: Xin ghi số người từ 1 đến 2000.');
  });

  test('XHS: the household adds up, and a paper sheet has a serial number and a past date', async () => {
    const root = await open(source('XHS'));
    answer(root, '/data/household/members', '4');
    answer(root, '/data/household/adults', '3');
    answer(root, '/data/household/smartphone_users', '3');
    expect(at(root, '/data/household/donation').currentState.relevant).toBe(false);
    answer(root, '/data/household/smartphone_users', '1');
    expect(at(root, '/data/household/donation').currentState.relevant).toBe(true);
    expect(parseInstance(await submission(root)).answers['/data/household/without_smartphone']).toBe('2');
    answer(root, '/data/household/smartphone_users', '9');
    answer(root, '/data/intro/respondent_mode', 'paper');
    answer(root, '/data/intro/paper_date', '2999-01-01');
    expect(violations(root)).toEqual(
      expect.arrayContaining([
        '/data/household/smartphone_users constraint: Số này không thể nhiều hơn số người từ 15 tuổi trở lên.',
        '/data/intro/paper_serial required: Câu này cần được trả lời.',
        '/data/intro/paper_date constraint: Ngày này không thể ở tương lai.',
      ]),
    );
  });
});

function source(formId: string): string {
  return readFileSync(new URL(`../../questionnaires/${formId}.xml`, import.meta.url), 'utf8');
}

async function open(xml: string): Promise<RootNode> {
  const result = await engine.loadForm(xml);
  if (result.status !== 'success') throw new Error(`the engine says ${result.status}`, { cause: result });
  return result.createInstance().root;
}

function nodes(of: RootNode | AnyChildNode): readonly AnyChildNode[] {
  const children: readonly AnyChildNode[] = of.currentState.children ?? [];
  return children.flatMap((each) => [each, ...nodes(each)]);
}

function at(root: RootNode, path: string): AnyChildNode {
  const found = nodes(root).find((each) => each.currentState.reference === path);
  if (!found) throw new Error(`the form has no ${path}`);
  return found;
}

function answer(root: RootNode, path: string, value: string | readonly string[]): void {
  const node = at(root, path);
  if (!node.currentState.relevant) throw new Error(`${path} is skipped`);
  const values = [value].flat();
  if (node.nodeType === 'select') {
    const offered = node.currentState.valueOptions.map(({ value: option }: { value: string }) => option);
    expect(offered).toEqual(expect.arrayContaining(values));
    node.selectValues(values);
  } else if (node.nodeType === 'input') {
    node.setValue(values.join(' '));
  } else {
    throw new Error(`${path} takes no answer: ${node.nodeType}`);
  }
}

function violations(root: RootNode): string[] {
  return root.validationState.violations.map(
    ({ reference, violation }) => `${reference} ${violation.condition}: ${violation.message?.asString ?? ''}`,
  );
}

/** Labels and hints of everything that is shown. */
function labels(root: RootNode): string[] {
  return nodes(root)
    .filter(
      ({ nodeType, currentState }) => nodeType !== 'model-value' && !currentState.reference.includes('meta'),
    )
    .flatMap((node) => [
      node.currentState.label?.asString ?? '',
      ...(node.currentState.hint ? [node.currentState.hint.asString] : []),
    ]);
}

async function submission(root: RootNode): Promise<string> {
  const payload = await root.prepareInstancePayload();
  return payload.data[0].get('xml_submission_file').text();
}

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
