import { Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useWord } from '../../../i18n/words.texts.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Check, Gate } from '../pilot.types.js';
import styles from './pilot.module.css';

/** Every condition of every phase that may come next, met or not, with what is there and what is missing. */
export function GateList({ gates }: { readonly gates: readonly Gate[] }) {
  const say = pilotTexts.use();
  const word = useWord();
  if (gates.length === 0) return <Text>{say('gate.end')}</Text>;
  return (
    <div className={styles['gates']}>
      {gates.map(({ to, checks }) => (
        <div key={to}>
          <Group gap="sm" mb="xs">
            <Title order={3}>{say('gate.title', { to: word('phase', to) })}</Title>
            {checks.length > 0 && (
              <Text c="dimmed">
                {checks.filter(({ satisfied }) => satisfied).length}/{checks.length}
              </Text>
            )}
          </Group>
          {checks.length === 0 ? (
            <Text>{say('gate.none')}</Text>
          ) : (
            <ul className={styles['checks']}>
              {checks.map((check) => (
                <CheckLine key={check.code} check={check} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

function CheckLine({ check: { satisfied, title, detail } }: { readonly check: Check }) {
  const say = pilotTexts.use();
  const Icon = satisfied ? IconCircleCheck : IconAlertCircle;
  return (
    <li className={styles['check']} data-satisfied={satisfied}>
      <Icon aria-hidden />
      <div>
        <Text fw={600}>
          <VisuallyHidden>{say(satisfied ? 'gate.satisfied' : 'gate.unsatisfied')}: </VisuallyHidden>
          <span lang="vi">{title}</span>
        </Text>
        <Text lang="vi" c="dimmed">
          {detail}
        </Text>
      </div>
    </li>
  );
}
