import type { IndicatorItem } from '../../../api/programme/types.gen.js';
import type { Column } from '../../../components/data-table/data-table.js';
import { numberText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { plain, shown } from '../shared/columns.js';
import { setTexts } from './sets.texts.js';

/** How an item is scored, in words. */
export function useRule(): (item: Pick<IndicatorItem, 'rule'>) => string {
  const say = setTexts.use();
  return ({ rule }) =>
    rule.scoring === 'ratio'
      ? say('rule.ratio', { min: numberText(rule.min), max: numberText(rule.max) })
      : say(`rule.${rule.scoring}`);
}

/** The columns of a set, also of what was read from a file. */
export function useItemColumns(): readonly Column<IndicatorItem>[] {
  const say = setTexts.use();
  const base = common.use();
  const ruleOf = useRule();
  return [
    plain('code', say('item.code'), ({ code }) => code),
    plain('name', say('item.name'), ({ name }) => name, { names: true }),
    plain('rule', say('item.rule'), ruleOf),
    shown(
      'max',
      say('item.max'),
      ({ maxPoints }) => numberText(maxPoints),
      ({ maxPoints }) => maxPoints,
      { numeric: true },
    ),
    plain('unit', say('item.unit'), ({ unit }) => unit),
    plain('evidence', say('item.evidence'), ({ evidenceRequired }) => base(evidenceRequired ? 'yes' : 'no')),
  ];
}
