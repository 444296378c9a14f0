import { NotMeasured } from '../../../components/states.js';
import { numberText, percentText, valueText } from '../../../format/numbers.js';
import { useWord } from '../../../i18n/words.texts.js';
import type { Revision } from './finding.js';

type Found = Pick<Revision, 'numerator' | 'denominator' | 'value' | 'unit' | 'notMeasured'>;

/** What a revision says in words; undefined where nothing was measured. */
export function useFoundText(): (found: Found) => string | undefined {
  const word = useWord();
  return ({ numerator, denominator, value, unit }) => {
    if (numerator !== null && denominator !== null && denominator !== 0)
      return `${percentText((numerator * 100) / denominator)} (${numberText(numerator)}/${numberText(denominator)})`;
    return value === null ? undefined : valueText(value, word('unit', unit));
  };
}

export function FoundValue({ found }: { readonly found: Found }) {
  const word = useWord();
  const textOf = useFoundText();
  const text = textOf(found);
  if (text !== undefined) return <>{text}</>;
  return <NotMeasured why={found.notMeasured && word('why', found.notMeasured)} />;
}
