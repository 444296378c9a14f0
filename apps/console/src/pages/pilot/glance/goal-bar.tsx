import { AppLink } from '../../../components/app-link.js';
import { NotMeasured } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { percentText, valueText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { pilotTexts } from '../pilot.texts.js';
import { barOf, type Goal } from './goals.js';
import styles from './glance.module.css';

/** A target as a bar: the number, what it is compared with, the day. The words say all that the bar shows. */
export function GoalBar({ goal }: { readonly goal: Goal }) {
  const say = pilotTexts.use();
  const base = common.use();
  const word = useWord();
  const titleOf = useTitle();
  const { figure, done, aim, unit, percent, dueOn } = goal;
  const unitWord = word('unit', unit);
  const bar = percent === null ? undefined : barOf(percent);
  return (
    <li className={styles['goal']} data-missing={percent === null}>
      <AppLink
        className={styles['goal-title']}
        href={`/figures/${encodeURIComponent(figure.programme)}/${encodeURIComponent(figure.indicator)}`}
      >
        {titleOf(figure)}
      </AppLink>
      <span className={styles['goal-number']}>
        {figure.suppressed ? (
          base('suppressed')
        ) : percent === null || done === null || aim === null ? (
          <NotMeasured why={figure.reasonVi} />
        ) : (
          <strong>{percentText(percent)}</strong>
        )}
      </span>
      <span className={styles['track']} aria-hidden>
        {bar && (
          <>
            <span className={styles['fill']} style={{ width: `${bar.filled}%` }} />
            <span className={styles['aim']} style={{ left: `${bar.mark}%` }} />
          </>
        )}
      </span>
      <span className={styles['goal-note']}>
        {done !== null && aim !== null && (
          <span>{say('goal.done', { done: valueText(done, ''), aim: valueText(aim, unitWord) })}</span>
        )}
        {figure.method === 'estimate' && <span>{base('estimate')}</span>}
        {figure.asOf !== null && <span>{base('as-of', { day: dayText(figure.asOf) })}</span>}
        {dueOn !== null && <span>{say('goal.due', { day: dayText(dueOn) })}</span>}
        {figure.synthetic && <span>{base('synthetic')}</span>}
      </span>
    </li>
  );
}
