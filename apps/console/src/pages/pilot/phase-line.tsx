import { IconCheck } from '@tabler/icons-react';
import { dayText } from '../../format/days.js';
import { useWord } from '../../i18n/words.texts.js';
import { stepsOf } from './glance/next-gate.js';
import styles from './phase-line.module.css';
import type { Pilot } from './pilot.types.js';
import { pilotTexts } from './pilot.texts.js';

/** Where a pilot stands on its way; on a phone the line runs down, or is a row of dots where several pilots stand. */
export function PhaseLine({ pilot, compact = false }: { readonly pilot: Pilot; readonly compact?: boolean }) {
  const say = pilotTexts.use();
  const word = useWord();
  const stopped = pilot.phase === 'stopped' || pilot.phase === 'adjusting';
  const steps = stepsOf(pilot);
  const now = steps.find(({ state }) => state === 'now');
  return (
    <div className={styles['frame']} data-compact={compact}>
      <ol className={styles['line']} aria-label={say('phase.line', { commune: pilot.commune })}>
        {steps.map(({ phase, state, since }) => (
          <li
            key={phase}
            data-state={state}
            data-stopped={stopped}
            {...(state === 'now' && { 'aria-current': 'step' })}
          >
            <span className={styles['dot']} aria-hidden>
              {state === 'done' && <IconCheck size={16} stroke={3} />}
            </span>
            <span className={styles['words']}>
              <span className={styles['name']}>
                {word('phase', phase)}
                {state === 'now' && stopped ? ` · ${word('phase', pilot.phase)}` : ''}
              </span>
              {since !== null && <span className={styles['since']}>{dayText(since)}</span>}
              {state === 'ahead' && <span className={styles['hidden']}>{say('phase.ahead')}</span>}
              {state === 'done' && <span className={styles['hidden']}>{say('phase.done')}</span>}
            </span>
          </li>
        ))}
      </ol>
      {compact && now && (
        <p className={styles['now']} aria-hidden>
          <strong>{word('phase', pilot.phase)}</strong>
          {now.since !== null && ` · ${say('phase.since', { day: dayText(now.since) })}`}
        </p>
      )}
    </div>
  );
}
