import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.js';
import { Loaded } from '../../../components/states.js';
import { useWord } from '../../../i18n/words.texts.js';
import { PhaseLine } from '../phase-line.js';
import { gatesQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot } from '../pilot.types.js';
import styles from './glance.module.css';
import { nextGate } from './next-gate.js';

/** How many missing conditions stand on the first screen. */
const SHOWN = 4;

/** Where one pilot stands, and what keeps it from the next phase. */
export function PilotStatus({ pilot, named }: { readonly pilot: Pilot; readonly named: boolean }) {
  return (
    <li className={styles['pilot']}>
      {named && (
        <AppLink href={`/pilots/${pilot.id}`} className={styles['pilot-name']}>
          {pilot.commune}
        </AppLink>
      )}
      <PhaseLine pilot={pilot} compact={named} />
      <GateAhead pilot={pilot} />
    </li>
  );
}

function GateAhead({ pilot }: { readonly pilot: Pilot }) {
  const say = pilotTexts.use();
  const word = useWord();
  const query = useQuery(gatesQuery(pilot.id));
  return (
    <Loaded query={query} rows={1}>
      {(gates) => {
        const gate = nextGate(gates);
        if (!gate) return <Text c="dimmed">{say('gate.end')}</Text>;
        const to = word('phase', gate.to);
        return (
          <div className={styles['gate']} data-open={gate.open}>
            {gate.open ? (
              <Text fw={600}>{say('gate.open', { to })}</Text>
            ) : (
              <>
                <Text fw={600}>{say('gate.missing', { to, count: gate.missing.length })}</Text>
                <ul lang="vi">
                  {gate.missing.slice(0, SHOWN).map(({ code, title }) => (
                    <li key={code}>{title}</li>
                  ))}
                </ul>
              </>
            )}
            <AppLink href={`/pilots/${pilot.id}`}>{say('gate.more')}</AppLink>
          </div>
        );
      }}
    </Loaded>
  );
}
