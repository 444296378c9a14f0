import { numberText } from '../../../format/numbers.js';
import { planTexts } from './plans.texts.js';
import styles from './plans.module.css';

/** What was held of what was planned, as a bar with its numbers; more than planned fills the bar. */
export function PlannedHeld({ held, planned }: { readonly held: number; readonly planned: number }) {
  const say = planTexts.use();
  const words = { held: numberText(held), planned: numberText(planned) };
  const share = Math.min(100, (held * 100) / Math.max(planned, 1));
  return (
    <div>
      <div>{say('of', words)}</div>
      <div className={styles['bar']} role="img" aria-label={say('bar', words)}>
        <span className={styles['held']} style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
