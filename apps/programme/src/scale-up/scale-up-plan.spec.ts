import { expect, test } from '@jest/globals';
import { approve, draft, type Draft, redraft } from './scale-up-plan.js';

const of = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  programme: 'nghe-an-2022',
  synthetic: false,
  createdAt: new Date('2026-11-22T00:00:00Z'),
};
const content: Draft = {
  components: [
    { pillar: 'economy', component: 'e-commerce', title: 'Thương mại điện tử' },
    { pillar: 'society', component: 'smart-health', title: 'Y tế thông minh' },
  ],
  targetCommunes: null,
  on: '2022-12-01',
};
const approval = { by: 'leader', on: '2022-12-20', documentId: '018f4d3c-7a00-7abc-8def-00000000000d' };

test('a draft tells its components without their words, and nothing of communes nobody decided', () => {
  expect(draft(of, content, 'lead').events[0]?.data).toEqual({
    planId: of.id,
    revision: 1,
    components: [
      { pillar: 'economy', component: 'e-commerce' },
      { pillar: 'society', component: 'smart-health' },
    ],
  });
});

test('a component is named once in its pillar', () => {
  const twice = { ...content, components: [...content.components, ...content.components.slice(0, 1)] };
  expect(() => draft(of, twice, 'lead')).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ field: 'components.2.component' })] }),
  );
});

test('whoever wrote the latest draft does not approve it; who wrote one before it does', () => {
  const mine = { ...approval, by: 'lead' };
  const first = draft(of, content, 'lead').next;
  expect(() => approve(first, mine)).toThrow(
    expect.objectContaining({ kind: 'forbidden', code: 'own-record' }),
  );
  expect(approve(redraft(first, content, 'Thêm số xã', 'other').next, mine).events).toHaveLength(1);
});

test('approving is for the latest draft, once; a new draft must be approved anew', () => {
  const plan = approve(draft(of, content, 'lead').next, approval).next;
  expect(() => approve(plan, approval)).toThrow(expect.objectContaining({ code: 'scale-up-approved' }));
  const anew = redraft(plan, { ...content, targetCommunes: 130 }, 'Thêm số xã', 'lead').next;
  expect(anew.revisions.map(({ approval: by }) => by !== null)).toEqual([true, false]);
  expect(approve(anew, approval).events[0]?.data).toMatchObject({ revision: 2 });
});
