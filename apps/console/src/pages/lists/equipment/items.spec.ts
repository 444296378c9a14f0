import { describe, expect, test } from '@jest/globals';
import { itemsToEdit, itemsToSend, noItem, pathsOf, quantityOf, serialFaults, serialsOf } from './items.js';

describe('a list of serials', () => {
  test('is taken as people write it and as a spreadsheet pastes it', () => {
    expect(serialsOf(' PC-1\r\nPC-2, PC-3;PC-4\tPC-5\n\n')).toEqual(['PC-1', 'PC-2', 'PC-3', 'PC-4', 'PC-5']);
    expect(serialsOf(' \n ')).toEqual([]);
  });

  test('comes back as it was stored', () => {
    const items = [{ kind: 'wifi' as const, quantity: 2, serials: ['A', 'B'] }];
    expect(itemsToSend(itemsToEdit(items))).toEqual(items);
  });

  test('is left out where nothing was listed', () => {
    expect(itemsToSend([{ ...noItem, quantity: '12' }])).toEqual([{ kind: 'computer', quantity: 12 }]);
  });

  test('shows what is wrong with each of its serials at its own line', () => {
    const rows = [noItem, { ...noItem, serials: 'A\nA' }];
    expect(pathsOf(rows)).toEqual([
      'items.0.kind',
      'items.0.quantity',
      'items.0.serials',
      'items.1.kind',
      'items.1.quantity',
      'items.1.serials',
      'items.1.serials.0',
      'items.1.serials.1',
    ]);
    const errors = { 'items.1.serials.1': 'Số máy A ghi hai lần.', 'items.10.serials': 'khác' };
    expect(serialFaults(errors, 1)).toBe('Số máy A ghi hai lần.');
    expect(serialFaults(errors, 0)).toBeUndefined();
  });
});

test.each([
  ['12', 12],
  [' 1.200 ', 1200],
  ['0', undefined],
  ['-1', undefined],
  ['1,5', undefined],
  ['', undefined],
])('a quantity typed as "%s" is %s', (typed, quantity) => {
  expect(quantityOf(typed)).toBe(quantity);
});
