import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { parseInstance } from './instance.js';

const UUID = 'uuid:5f3c2b1a-0000-4000-8000-000000000001';

/** As ODK Collect writes it. */
const COLLECT = `<?xml version='1.0' ?><data id="XHS" version="2022.1" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><intro><note /><hamlet_no>007</hamlet_no></intro><member><name>A</name></member><member><name>B</name><age>05</age></member><orx:meta><orx:instanceID>${UUID}</orx:instanceID><orx:timeStart>2022-03-15T08:30:00.000+07:00</orx:timeStart><orx:timeEnd>2022-03-15T08:41:09.123+0700</orx:timeEnd></orx:meta></data>`;

describe('a submission', () => {
  test('says which form it fills, who it is and when it was filled', () => {
    const instance = parseInstance(COLLECT);
    expect(instance).toMatchObject({ formId: 'XHS', version: '2022.1', instanceId: UUID, faults: [] });
    expect(instance.timeStart?.toISOString()).toBe('2022-03-15T01:30:00.000Z');
    expect(instance.timeEnd?.toISOString()).toBe('2022-03-15T01:41:09.123Z');
    expect(instance.deprecatedId).toBeUndefined();
  });

  test('answers keep their zeros, repeats their number, empty elements are no answers', () => {
    expect(parseInstance(COLLECT).answers).toEqual({
      '/data/intro/hamlet_no': '007',
      '/data/member/name': 'A',
      '/data/member[2]/name': 'B',
      '/data/member[2]/age': '05',
    });
  });

  test('Vietnamese is composed, white space around an answer goes, inside it stays', () => {
    const decomposed = 'Hòa  Bình'.normalize('NFD');
    const xml = `<data id="a"><q>\n  ${decomposed}\t</q><r>&lt;&amp;</r><meta><instanceID>1</instanceID></meta></data>`;
    expect(parseInstance(xml).answers).toEqual({ '/data/q': 'Hòa  Bình', '/data/r': '<&' });
  });

  test.each([
    `<data id="a" version="1"><meta><instanceID>x</instanceID><deprecatedID>y</deprecatedID></meta><q>1</q></data>`,
    `<x:data xmlns:x="urn:f" id="a" version="1"><m:meta xmlns:m="http://openrosa.org/xforms"><m:instanceID>x</m:instanceID><m:deprecatedID>y</m:deprecatedID></m:meta><x:q>1</x:q></x:data>`,
    `<data xmlns="http://opendatakit.org/submissions" id="a" version="1"><meta xmlns="http://openrosa.org/xforms"><instanceID>x</instanceID><deprecatedID>y</deprecatedID></meta><q>1</q></data>`,
  ])('namespaces are written in many ways: %#', (xml) => {
    expect(parseInstance(xml)).toEqual({
      formId: 'a',
      version: '1',
      instanceId: 'x',
      deprecatedId: 'y',
      answers: { '/data/q': '1' },
      faults: [],
    });
  });

  test('the template of a repeat is no answer', () => {
    const xml = `<data id="a" xmlns:jr="j"><r jr:template=""><q>1</q></r><r><q>2</q></r><meta><instanceID>1</instanceID></meta></data>`;
    expect(parseInstance(xml).answers).toEqual({ '/data/r/q': '2' });
  });

  test('without a version the version is empty', () => {
    expect(parseInstance(COLLECT.replace('version="2022.1" ', '')).version).toBe('');
  });

  test('without an instanceID the digest of the document stands in, so that a resend is the same submission', () => {
    const bare = '<data id="a"><q>1</q></data>';
    expect(parseInstance(bare).instanceId).toMatch(/^md5:[0-9a-f]{32}$/);
    expect(parseInstance(bare).instanceId).toBe(parseInstance(bare).instanceId);
    expect(parseInstance(bare).faults.map(({ code }) => code)).toEqual(['instance-id-missing']);
    expect(parseInstance(bare.replace('1', '2')).instanceId).not.toBe(parseInstance(bare).instanceId);
  });

  test('a time that cannot be read is a fault, not a refusal; one without a zone is Viet Nam’s', () => {
    const with_ = (time: string) =>
      parseInstance(`<data id="a"><meta><instanceID>1</instanceID><timeEnd>${time}</timeEnd></meta></data>`);
    expect(with_('2022-03-15T08:30:00').timeEnd?.toISOString()).toBe('2022-03-15T01:30:00.000Z');
    for (const wrong of ['hôm qua', '2022-02-30T08:30:00Z', '2022-03-15', '2022-03-15T25:00:00Z']) {
      expect(with_(wrong).timeEnd).toBeUndefined();
      expect(with_(wrong).faults).toEqual([
        expect.objectContaining({ field: 'meta/timeEnd', code: 'time-unreadable' }),
      ]);
    }
  });
});

describe('refusals', () => {
  test.each([
    ['no XML', 'q=1', 'xml-malformed'],
    ['a document type', `<!DOCTYPE d [<!ENTITY x "y">]>${COLLECT}`, 'xml-doctype'],
    ['too deep', `<data id="a">${'<g>'.repeat(200)}${'</g>'.repeat(200)}</data>`, 'xml-too-deep'],
    ['no form', '<data><q>1</q></data>', 'instance-without-form'],
    [
      'an endless id',
      `<data id="a"><meta><instanceID>${'x'.repeat(250)}</instanceID></meta></data>`,
      'instance-id-too-long',
    ],
  ])('%s', (_, xml, code) => {
    let refusal: unknown;
    try {
      parseInstance(xml);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ kind: 'invalid', code });
  });
});
