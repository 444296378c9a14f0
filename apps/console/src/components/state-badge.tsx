import { useWord } from '../i18n/words.texts.js';
import styles from './state-badge.module.css';

const TONES: Readonly<Record<string, 'good' | 'warn' | 'bad' | 'plain'>> = {
  approved: 'good',
  accepted: 'good',
  locked: 'good',
  signed: 'good',
  inspected: 'good',
  live: 'good',
  active: 'good',
  issued: 'good',
  completed: 'good',
  selected: 'good',
  'scaled-up': 'good',
  submitted: 'warn',
  open: 'warn',
  'in-progress': 'warn',
  adjusting: 'warn',
  rejected: 'bad',
  voided: 'bad',
  stopped: 'bad',
  revoked: 'bad',
  cancelled: 'bad',
};

export interface StateBadgeProps {
  readonly state: string;
  /** Where its word is: `state` unless told, `phase` for pilots. */
  readonly group?: string;
}

/** A state in a word, with a tone that says the same: colour alone says nothing. */
export function StateBadge({ state, group = 'state' }: StateBadgeProps) {
  const word = useWord();
  return (
    <span className={styles['badge']} data-tone={TONES[state] ?? 'plain'}>
      {word(group, state)}
    </span>
  );
}
