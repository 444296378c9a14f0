import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { parseForm } from './xform.js';

const SMARTPHONES = 'x:indicator="society.survey-smartphones" x:per="/data/home/adults"';
const CASHLESS = 'x:indicator="society.survey-cashless" x:counts="wallet  transfer"';

const FORM = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="urn:xaso:forms">
 <h:head><h:title>Phiếu thử</h:title><model>
  <instance><data id="thu" version="1"><home><adults/><phones/><hours/></home><pay/><far/><free/>
   <member><age/><kind/></member><meta><instanceID/></meta></data></instance>
  <bind nodeset="/data/home"/>
  <bind nodeset="/data/home/adults" type="int"/>
  <bind nodeset="/data/home/phones" type="int" ${SMARTPHONES}/>
  <bind nodeset="/data/home/hours" type="decimal"/>
  <bind nodeset="/data/pay" ${CASHLESS}/>
  <bind nodeset="/data/far"/>
  <bind nodeset="/data/free"/>
  <bind nodeset="/data/member/age" type="int"/>
  <bind nodeset="/data/member/kind"/>
 </model></h:head>
 <h:body>
  <input ref="/data/home/adults"><label>Người lớn</label></input>
  <input ref="/data/home/phones"><label>Điện thoại</label></input>
  <input ref="/data/home/hours"><label>Giờ</label></input>
  <select ref="/data/pay"><label>Trả tiền</label>
   <item><label>Tiền mặt</label><value>cash</value></item><item><label>Ví</label><value>wallet</value></item>
   <item><label>Chuyển khoản</label><value>transfer</value></item></select>
  <select1 ref="/data/far"><label>Xã</label><itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
  <input ref="/data/free"><label>Góp ý</label></input>
  <group ref="/data/member"><label>Người</label><repeat nodeset="/data/member">
   <input ref="/data/member/age"><label>Tuổi</label></input>
   <select1 ref="/data/member/kind"><label>Loại</label><item><label>A</label><value>a</value></item></select1>
  </repeat></group>
 </h:body>
</h:html>`.replace(
  '<bind nodeset="/data/home"/>',
  '<instance id="towns" src="jr://file-csv/towns.csv"/><bind nodeset="/data/home"/>',
);

const indicatorsOf = (xml: string) =>
  Object.fromEntries(
    parseForm(xml).fields.flatMap(({ path, indicator }) => (indicator ? [[path, indicator]] : [])),
  );

function faultsOf(xml: string): string[] {
  try {
    parseForm(xml);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, code }) => `${code} ${field}`);
  }
}

describe('a question says which indicator it feeds', () => {
  const both = {
    '/data/home/phones': { code: 'society.survey-smartphones', per: '/data/home/adults' },
    '/data/pay': { code: 'society.survey-cashless', counts: ['wallet', 'transfer'] },
  };

  test('by the values that count, or by a number to divide by', () => {
    expect(indicatorsOf(FORM)).toEqual(both);
  });

  test('under any prefix of the namespace, also one declared where it is used', () => {
    expect(indicatorsOf(FORM.replaceAll(/\bx:/g, 'xaso:').replace('xmlns:x=', 'xmlns:xaso='))).toEqual(both);
    const here = FORM.replace(' xmlns:x="urn:xaso:forms"', '')
      .replace(CASHLESS, `${CASHLESS} xmlns:x="urn:xaso:forms"`)
      .replace(SMARTPHONES, '');
    expect(indicatorsOf(here)).toEqual({ '/data/pay': both['/data/pay'] });
  });

  test('and in no other namespace: what other programs call so is theirs', () => {
    expect(indicatorsOf(FORM.replace('urn:xaso:forms', 'urn:somebody:else'))).toEqual({});
    expect(indicatorsOf(FORM.replace(CASHLESS, 'indicator="x" counts="y"').replace(SMARTPHONES, ''))).toEqual(
      {},
    );
  });

  test('a form that names none has none', () => {
    const fields = parseForm(FORM.replace(CASHLESS, '').replace(SMARTPHONES, '')).fields;
    expect(fields.filter((field) => 'indicator' in field)).toEqual([]);
  });
});

describe('what is refused', () => {
  const cashless = (attributes: string) => FORM.replace(CASHLESS, attributes);
  const phones = (attributes: string) => FORM.replace(SMARTPHONES, attributes);
  const at = (path: string, attributes: string) =>
    FORM.replace(`<bind nodeset="${path}"`, `<bind nodeset="${path}" ${attributes}`);

  test.each([
    [
      'a code that others use',
      cashless('x:indicator="government.documents" x:counts="wallet"'),
      'malformed /data/pay',
    ],
    [
      'a code of no pillar',
      cashless('x:indicator="health.survey-x" x:counts="wallet"'),
      'malformed /data/pay',
    ],
    [
      'a code that no fact can carry',
      cashless(`x:indicator="society.survey-${'x'.repeat(60)}" x:counts="wallet"`),
      'malformed /data/pay',
    ],
    ['a rule for nothing', cashless('x:counts="wallet"'), 'missing /data/pay'],
    ['no rule', cashless('x:indicator="society.survey-cashless" x:counts=" "'), 'rule /data/pay'],
    ['two rules', phones(`${SMARTPHONES} x:counts="1"`), 'rule /data/home/phones'],
    [
      'a value that is no choice',
      cashless('x:indicator="society.survey-cashless" x:counts="wallet gold"'),
      'choice-unknown /data/pay',
    ],
    [
      'values of a question without choices',
      at('/data/free', 'x:indicator="society.survey-free" x:counts="yes"'),
      'wrong-type /data/free',
    ],
    [
      'values that only a file beside the form lists',
      at('/data/far', 'x:indicator="society.survey-far" x:counts="yes"'),
      'wrong-type /data/far',
    ],
    [
      'a sum of fractions',
      at('/data/home/hours', 'x:indicator="society.survey-hours" x:per="/data/home/adults"'),
      'wrong-type /data/home/hours',
    ],
    ['a sum over fractions', phones(SMARTPHONES.replace('adults', 'hours')), 'wrong-type /data/home/phones'],
    [
      'a sum over a path that is not there',
      phones(SMARTPHONES.replace('adults', 'adult')),
      'unknown-node /data/home/phones',
    ],
    [
      'a number per itself',
      phones(SMARTPHONES.replace('adults', 'phones')),
      'unknown-node /data/home/phones',
    ],
    [
      'a group',
      at('/data/home', 'x:indicator="society.survey-home" x:counts="yes"'),
      'unknown-node /data/home',
    ],
    [
      'a question inside a repeat',
      at('/data/member/kind', 'x:indicator="society.survey-kind" x:counts="a"'),
      'repeated /data/member/kind',
    ],
    [
      'a sum over a repeat',
      phones(SMARTPHONES.replace('home/adults', 'member/age')),
      'repeated /data/home/phones',
    ],
    [
      'one indicator of two questions',
      cashless('x:indicator="society.survey-smartphones" x:counts="wallet"'),
      'duplicate /data/pay',
    ],
  ])('%s', (_, xml, fault) => {
    expect(faultsOf(xml)).toContain(`form-indicator-${fault}`);
  });
});

describe.each([
  ['CQS', 'government'],
  ['KTS', 'economy'],
  ['XHS', 'society'],
])('the questionnaire %s', (formId, pillar) => {
  const xml = readFileSync(new URL(`../../questionnaires/${formId}.xml`, import.meta.url), 'utf8');

  test('feeds a handful of indicators of its pillar', () => {
    const codes = Object.values(indicatorsOf(xml)).map(({ code }) => code);
    expect(codes.length).toBeGreaterThanOrEqual(4);
    expect(codes.filter((code) => !code.startsWith(`${pillar}.survey-`))).toEqual([]);
  });
});
