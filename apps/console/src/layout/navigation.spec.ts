import { expect, test } from '@jest/globals';
import { ROLES } from '../session/session.js';
import { entryOf, navigationOf } from './navigation.js';

const hrefs = (role: (typeof ROLES)[number]) =>
  navigationOf(role).flatMap(({ entries }) => entries.map(({ href }) => href));

test.each(ROLES)('%s begins at the overview and finds no address twice', (role) => {
  expect(hrefs(role)[0]).toBe('/');
  expect(new Set(hrefs(role)).size).toBe(hrefs(role).length);
});

test('each role finds its own work, and not that of others', () => {
  expect(hrefs('commune-officer')).toEqual(
    expect.arrayContaining(['/responses', '/observations', '/capture/']),
  );
  expect(hrefs('commune-officer')).not.toContain('/admin/accounts');
  expect(hrefs('province-leader')).toEqual(expect.arrayContaining(['/pilots', '/reports', '/compare']));
  expect(hrefs('province-leader')).not.toContain('/responses');
  expect(hrefs('hamlet-head')).not.toEqual(expect.arrayContaining(['/observations']));
  expect(hrefs('hamlet-head')).toEqual(expect.arrayContaining(['/surveys', '/capture/']));
  expect(hrefs('trainer')).toEqual(expect.arrayContaining(['/classes', '/certificates', '/capture/']));
  expect(hrefs('partner')).toEqual(expect.arrayContaining(['/deliverables', '/partners']));
  expect(hrefs('trainer')).toContain('/curricula');
  expect(hrefs('hamlet-head')).not.toEqual(expect.arrayContaining(['/scale-up']));
  expect(hrefs('operator')).toEqual(['/', '/admin/parked', '/admin/services']);
});

test.each(['/curricula', '/deliverables', '/partners', '/scale-up', '/indicator-sets'])(
  'whoever leads a programme or works in a commune reaches %s',
  (href) => {
    for (const role of ['admin', 'province-leader', 'programme-lead', 'commune-officer'] as const)
      expect(hrefs(role)).toContain(href);
  },
);

test('empty sections are left out', () => {
  expect(navigationOf('operator').map(({ id }) => id)).toEqual(['pilot', 'admin']);
});

test('a page belongs to the entry that its path begins with', () => {
  const sections = navigationOf('admin');
  expect(entryOf(sections, '/')?.href).toBe('/');
  expect(entryOf(sections, '/figures/nghe-an-2022/survey.all')?.href).toBe('/figures');
  expect(entryOf(sections, '/pilotsx')).toBeUndefined();
});
