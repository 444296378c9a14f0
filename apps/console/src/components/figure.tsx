import { dayText } from '../format/days.js';
import { moneyText, numberText, percentText, signedText, valueText } from '../format/numbers.js';
import { common } from '../i18n/common.texts.js';
import { useWord } from '../i18n/words.texts.js';
import { AppLink } from './app-link.js';
import styles from './figure.module.css';
import { NotMeasured } from './states.js';

/** A figure as far as it is shown. */
export interface FigureLike {
  readonly kind: string;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly reasonVi: string | null;
  readonly suppressed: boolean;
  readonly method?: string | null;
  readonly asOf?: string | null;
  readonly synthetic?: boolean;
  readonly events?: number;
}

/** Whether there is a number to show. */
export const isMeasured = ({ percent, value, numerator }: FigureLike): boolean =>
  percent !== null || value !== null || numerator !== null;

/** The main number of a figure in words: `107,33 %`, `1.171 người`; undefined when there is none. */
export function useFigureText(): (of: FigureLike) => string | undefined {
  const word = useWord();
  return ({ kind, percent, value, numerator, unit }) => {
    if (percent !== null && kind !== 'difference') return percentText(percent);
    const number = value ?? numerator;
    if (number === null) return undefined;
    if (unit === 'VND') return moneyText(number);
    if (kind === 'difference') return `${signedText(number)}\u00a0${unit}`;
    return valueText(number, word('unit', unit));
  };
}

export interface FigureProps {
  readonly figure: FigureLike;
  /** Where its events are; a link is shown while there are any. */
  readonly eventsHref?: string;
  readonly size?: 'md' | 'lg';
}

/** A number with what it needs to be believed: denominator, method, day, and the way to its events. */
export function Figure({ figure, eventsHref, size = 'md' }: FigureProps) {
  const say = common.use();
  const word = useWord();
  const textOf = useFigureText();
  const text = textOf(figure);
  const { numerator, denominator, percent, unit, method, asOf, events = 0 } = figure;
  const estimated = method === 'estimate' || figure.kind === 'estimate';
  return (
    <span className={styles['figure']} data-size={size}>
      <span className={styles['main']}>
        {figure.suppressed ? (
          <span className={styles['note']}>{say('suppressed')}</span>
        ) : text === undefined ? (
          <NotMeasured why={figure.reasonVi} />
        ) : (
          <span className={styles['number']}>{text}</span>
        )}
        {estimated && text !== undefined && <span className={styles['estimate']}>{say('estimate')}</span>}
      </span>
      {percent !== null && numerator !== null && denominator !== null && (
        <span className={styles['note']}>
          {say('of-total', { numerator: numberText(numerator), denominator: numberText(denominator) })}{' '}
          {word('unit', unit)}
        </span>
      )}
      {asOf && <span className={styles['note']}>{say('as-of', { day: dayText(asOf) })}</span>}
      {figure.synthetic === true && <span className={styles['note']}>{say('synthetic')}</span>}
      {eventsHref !== undefined && events > 0 && (
        <AppLink href={eventsHref} className={styles['link']}>
          {say('open-events', { count: events })}
        </AppLink>
      )}
    </span>
  );
}
