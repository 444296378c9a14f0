import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { parseForm } from './xform.js';

/** A form as pyxform would compile it, with a bit of everything. */
const FORM = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
 <h:head><h:title>Phiếu thử</h:title><model>
  <itext>
   <translation lang="en"><text id="age"><value form="image">x.jpg</value><value>Age</value></text><text id="m-1"><value>Man</value></text></translation>
   <translation lang="vi" default="true()"><text id="age"><value>Tuổi
     của ông/bà</value></text><text id="m-1"><value>Nam</value></text></translation>
  </itext>
  <instance><data id="thu" version="2022.1">
    <note/><group><age/><kind/><why/></group>
    <member jr:template=""><name/><phone_kind/></member><member><name/><phone_kind/></member>
    <photo/><place/><total/><free/>
    <orx:meta><orx:instanceID/></orx:meta></data></instance>
  <instance id="kinds"><root><item><name>m</name><itextId>m-1</itextId></item><item><name>f</name><itextId>m-1</itextId></item></root></instance>
  <instance id="towns" src="jr://file-csv/towns.csv"/>
  <bind nodeset="/data/note" readonly="true()" type="string"/>
  <bind nodeset="/data/group" relevant="true()"/>
  <bind nodeset="/data/group/age" type="xsd:int" required="true()" constraint=". &gt; 0" jr:constraintMsg="jr:itext('age')"/>
  <bind nodeset="/data/group/kind" type="string" required="true()"/>
  <bind nodeset="/data/group/why" type="string" required="true()" relevant="/data/group/age &gt; 18"/>
  <bind nodeset="/data/member/name" type="string" required="true()"/>
  <bind nodeset="/data/photo" type="binary"/>
  <bind nodeset="/data/place" type="string"/>
  <bind nodeset="/data/total" type="int" calculate="1 + 1"/>
  <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
 </model></h:head>
 <h:body>
  <input ref="/data/note"><label>Lời dẫn</label></input>
  <group ref="/data/group"><label>Nhóm</label>
   <input ref="age"><label ref="jr:itext('age')"/></input>
   <select1 ref="/data/group/kind"><label>Loại</label><itemset nodeset="instance('kinds')/root/item[name != '']"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>
   <input ref="/data/group/why"><label>Vì sao</label></input>
  </group>
  <group ref="/data/member"><label>Người</label><repeat nodeset="/data/member">
   <input ref="/data/member/name"><label>Gọi là</label></input>
   <select ref="/data/member/phone_kind"><label>Máy</label><item><label>Thông minh</label><value>smart</value></item><item><label>Phím</label><value>keys</value></item></select>
  </repeat></group>
  <upload ref="/data/photo" mediatype="image/*"><label>Ảnh</label></upload>
  <select1 ref="/data/place"><label>Xã</label><itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
 </h:body>
</h:html>`;

describe('a form', () => {
  const form = parseForm(FORM);
  const field = (name: string) => form.fields.find((each) => each.name === name);

  test('has an identity, languages with the default first, and the digest of its bytes', () => {
    expect(form).toMatchObject({ formId: 'thu', version: '2022.1', title: 'Phiếu thử', root: 'data' });
    expect(form.languages).toEqual(['vi', 'en']);
    expect(form.hash).toBe(createHash('md5').update(Buffer.from(FORM)).digest('hex'));
  });

  test('lists every place for an answer in order, metadata aside', () => {
    expect(form.fields.map(({ path, type }) => `${path} ${type}`)).toEqual([
      '/data/note string',
      '/data/group/age int',
      '/data/group/kind select1',
      '/data/group/why string',
      '/data/member/name string',
      '/data/member/phone_kind select',
      '/data/photo binary',
      '/data/place select1',
      '/data/total int',
      '/data/free string',
    ]);
    expect(form.repeats).toEqual(['/data/member']);
  });

  test('labels are in the default language', () => {
    expect(field('age')?.label).toBe('Tuổi của ông/bà');
    expect(field('kind')?.choices).toEqual([
      { value: 'm', label: 'Nam' },
      { value: 'f', label: 'Nam' },
    ]);
    expect(field('total')?.label).toBe('');
  });

  test('an answer is due in every submission only if nothing can skip it and nothing repeats it', () => {
    const due = form.fields.filter(({ required }) => required).map(({ name }) => name);
    expect(due).toEqual(['age', 'kind']);
    expect(field('why')).toMatchObject({
      conditional: true,
      relevant: '/data/group/age > 18',
      required: false,
    });
    expect(field('age')).toMatchObject({ conditional: false, constraint: '. > 0' });
  });

  test('calculations and notes are told apart from questions', () => {
    expect(field('total')).toMatchObject({ calculated: true, readonly: false });
    expect(field('note')).toMatchObject({ calculated: false, readonly: true });
  });

  test('choices from a file beside the form are not known', () => {
    expect(field('place')?.choices).toBeUndefined();
  });

  test('other prefixes and a default namespace elsewhere make no difference', () => {
    const renamed = FORM.replaceAll('orx:', 'or:')
      .replace('xmlns:orx', 'xmlns:or')
      .replaceAll('h:', 'xhtml:')
      .replace('xmlns:h=', 'xmlns:xhtml=');
    expect(parseForm(renamed)).toEqual({ ...form, hash: expect.any(String) });
  });

  test('a form without a version has an empty one; a namespace serves as id where there is none', () => {
    const named = parseForm(FORM.replace('<data id="thu" version="2022.1">', '<data xmlns="urn:thu">'));
    expect(named).toMatchObject({ formId: 'urn:thu', version: '' });
  });
});

describe('what is no form', () => {
  test.each([
    ['a submission', '<data id="thu"><a>1</a></data>', 'form-model-missing'],
    ['a form without a model', FORM.replaceAll('model>', 'modell>'), 'form-model-missing'],
    [
      'no primary instance',
      FORM.replace(/<instance><data[\s\S]*?<\/instance>/, '<instance/>'),
      'form-instance-missing',
    ],
    ['no id', FORM.replace('id="thu" ', ''), 'form-id-missing'],
    ['an id that is too long', FORM.replace('id="thu"', `id="${'x'.repeat(250)}"`), 'form-id-too-long'],
    ['no title', FORM.replace('Phiếu thử', ' '), 'form-title-missing'],
    [
      'a bind to nothing',
      FORM.replace('nodeset="/data/photo"', 'nodeset="/data/foto"'),
      'form-bind-unknown-node',
    ],
    ['two binds', FORM.replace('nodeset="/data/photo"', 'nodeset="/data/place"'), 'form-bind-duplicate'],
    [
      'a question about nothing',
      FORM.replace('ref="/data/photo"', 'ref="/data/foto"'),
      'form-control-unknown-node',
    ],
    ['a question without a node', FORM.replace('upload ref="/data/photo"', 'upload'), 'form-control-unbound'],
    [
      'a text that no language has',
      FORM.replace(`ref="jr:itext('age')"`, `ref="jr:itext('old')"`),
      'form-text-missing',
    ],
    [
      'a message nobody wrote',
      FORM.replace(`Msg="jr:itext('age')`, `Msg="jr:itext('old')`),
      'form-text-missing',
    ],
    ['choices without a text', FORM.replace('<itextId>m-1<', '<itextId>m-2<'), 'form-text-missing'],
    ['choices from nowhere', FORM.replace("instance('kinds')", "instance('kind')"), 'form-choices-missing'],
    ['a choice with a space', FORM.replace('<value>smart<', '<value>smart phone<'), 'form-choices-missing'],
  ])('%s', (_, xml, code) => {
    const error = refusal(xml);
    expect(error).toMatchObject({ kind: 'invalid', code: 'form-malformed' });
    expect(error?.faults.map((fault) => fault.code)).toContain(code);
  });

  test('everything that is wrong is said at once', () => {
    const error = refusal(FORM.replace('id="thu" ', '').replace('Phiếu thử', ''));
    expect(error?.faults.map(({ code }) => code)).toEqual(['form-id-missing', 'form-title-missing']);
    expect(error?.message).toContain('And 1 more');
  });

  test('malformed XML and document types are refused as such', () => {
    expect(refusal(FORM.slice(0, -1))).toMatchObject({ kind: 'invalid', code: 'xml-malformed' });
    expect(refusal(FORM.replace('<h:html', '<!DOCTYPE html><h:html'))).toMatchObject({ code: 'xml-doctype' });
  });
});

describe.each(['CQS', 'KTS', 'XHS'])('the questionnaire %s', (formId) => {
  const xml = readFileSync(new URL(`../../questionnaires/${formId}.xml`, import.meta.url), 'utf8');
  const form = parseForm(xml);

  test('is a form of 12 to 25 questions that says it was written anew', () => {
    expect(form).toMatchObject({ formId, version: '2022.1', languages: ['Tiếng Việt (vi)', 'English (en)'] });
    const questions = form.fields.filter(({ calculated, readonly }) => !calculated && !readonly);
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(questions.length).toBeLessThanOrEqual(25);
    expect(form.fields[0]).toMatchObject({
      readonly: true,
      label: expect.stringContaining('không phải mẫu phiếu gốc'),
    });
    expect(xml).toContain('it is not the original questionnaire of the study');
  });

  test('has the same texts in both languages and uses each', () => {
    const [vietnamese, english] = xml
      .split('</translation>')
      .map((part) => [...part.matchAll(/<text id="([^"]+)"/g)]);
    const ids = vietnamese?.map((match) => match[1]);
    expect(english?.map((match) => match[1])).toEqual(ids);
    expect(new Set(ids).size).toBe(ids?.length);
    const unused = ids?.filter((id) => !xml.includes(`'${id}'`) && !xml.includes(`<itextId>${id}<`));
    expect(unused).toEqual([]);
  });

  test('shows a label for every question and choice, and asks for no personal data', () => {
    const shown = form.fields.filter(({ calculated }) => !calculated);
    expect(shown.filter(({ label }) => label === '')).toEqual([]);
    expect(shown.flatMap(({ choices }) => choices ?? []).filter(({ label }) => label === '')).toEqual([]);
    const personal = /(^|_)(name|phone_number|cccd|bhyt|dob|birth|address|ethnic|religion|diagnosis|account)/;
    expect(form.fields.filter(({ name }) => personal.test(name))).toEqual([]);
  });
});

function refusal(xml: string): DomainError | undefined {
  try {
    parseForm(xml);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error;
  }
}
