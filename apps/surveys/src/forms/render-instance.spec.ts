import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { FormDefinition } from './form-definition.js';
import { attachmentNames, checkAnswers, parseInstance } from './instance.js';
import { renderInstance } from './render-instance.js';
import { parseForm } from './xform.js';

const form = parseForm(
  `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
   <instance><data id="thu" version="1"><a/><g><b/><c/></g><r><x/><y/></r><photo/><meta><instanceID/></meta></data></instance>
   <bind nodeset="/data/g/c" relevant="/data/a = '1'"/><bind nodeset="/data/photo" type="binary"/></model></h:head>
   <h:body><group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat></group></h:body></h:html>`,
);
const instanceId = 'uuid:5f3c2b1a-0000-4000-8000-000000000002';

describe('writing a submission', () => {
  test('in the order of the form, what is not answered empty, what may be skipped left out', () => {
    const xml = renderInstance(form, { '/data/g/b': 'Tôm & cá <tươi>' }, { instanceId });
    expect(xml).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><data xmlns:orx="http://openrosa.org/xforms" id="thu" version="1"><a/>` +
        `<g><b>Tôm &amp; cá &lt;tươi&gt;</b></g><r><x/><y/></r><photo/>` +
        `<orx:meta><orx:instanceID>${instanceId}</orx:instanceID></orx:meta></data>`,
    );
  });

  test('what is written is read back: answers, repeats, ids and times', () => {
    const answers = {
      '/data/r[2]/x': '3',
      '/data/r[10]/x': '11',
      '/data/r/y': '2',
      '/data/a': '007',
      '/data/g/c': '"\'&<>',
      '/data/photo': 'Ảnh 1.jpg',
    };
    const metadata = {
      instanceId,
      deprecatedId: 'uuid:old',
      timeStart: new Date('2022-03-31T17:00:00.000Z'),
      timeEnd: new Date('2022-03-31T17:11:00.250Z'),
    };
    const xml = renderInstance(form, answers, metadata);
    expect(xml).toContain('<orx:timeStart>2022-04-01T00:00:00.000+07:00</orx:timeStart>');
    const { '/data/r[10]/x': third, ...rest } = answers;
    const instance = parseInstance(xml);
    expect(instance).toEqual({
      formId: 'thu',
      version: '1',
      ...metadata,
      answers: { ...rest, '/data/r[3]/x': third },
      faults: [],
    });
    expect(attachmentNames(form, instance.answers)).toEqual(['Ảnh 1.jpg']);
  });

  test('a form without a version is submitted without one', () => {
    const plain: FormDefinition = { ...form, version: '' };
    expect(parseInstance(renderInstance(plain, {}, { instanceId })).version).toBe('');
  });

  test('an answer the form does not ask for is refused', () => {
    expect(() => renderInstance(form, { '/data/z': '1' }, { instanceId })).toThrow('no field /data/z');
  });

  test.each(['CQS', 'KTS', 'XHS'])('the questionnaire %s can be filled without a form engine', (formId) => {
    const definition = parseForm(
      readFileSync(new URL(`../../questionnaires/${formId}.xml`, import.meta.url), 'utf8'),
    );
    const due = definition.fields.filter(({ required }) => required);
    const answers = Object.fromEntries(due.map(({ path, choices }) => [path, choices?.[0]?.value ?? '1']));
    const instance = parseInstance(renderInstance(definition, answers, { instanceId }));
    expect(instance).toMatchObject({ formId, version: '2022.1', instanceId, answers });
    expect(checkAnswers(definition, instance.answers)).toEqual([]);
  });
});
