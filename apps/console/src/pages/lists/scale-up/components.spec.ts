import { expect, test } from '@jest/globals';
import { componentFaults, componentPaths, noComponent } from './components.js';

const health = { pillar: 'society' as const, component: 'smart-health', title: 'Y tế thông minh' };

test('each line of the plan says what it lacks at its own fields', () => {
  expect(componentFaults([health, { ...noComponent, title: ' ' }], 'thiếu')).toEqual({
    'components.1.component': 'thiếu',
    'components.1.title': 'thiếu',
  });
  expect(componentFaults([health], 'thiếu')).toEqual({});
  expect(componentPaths([health])).toEqual([
    'components.0.pillar',
    'components.0.component',
    'components.0.title',
  ]);
});
