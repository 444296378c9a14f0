import { lazy, Suspense, useEffect } from 'react';
import type { Desk } from '../desk.js';
import { useSending } from '../use-desk.js';
import { go, useWhere } from '../use-hash.js';
import { useTexts } from '../use-texts.js';
import { FormScreen } from '../form/form-screen.js';
import { HomeScreen } from './home-screen.js';
import { ItemScreen } from './item-screen.js';
import { SettingsScreen } from './settings-screen.js';

/** Only those who teach need it. */
const ListRoom = lazy(async () => ({ default: (await import('../attendance/list-room.js')).ListRoom }));

/** What somebody sees whose PIN is open. */
export function Room({
  desk,
  onLock,
  onWipe,
}: {
  readonly desk: Desk;
  readonly onLock: () => void;
  readonly onWipe: () => Promise<void>;
}) {
  const where = useWhere();
  const sending = useSending(desk);
  const item = 'id' in where ? desk.items.find(where.id) : undefined;
  const lost = 'id' in where && !item;
  useEffect(() => {
    if (lost) go({ at: 'home' }, 'replace');
  }, [lost]);
  if (where.at === 'settings') return <SettingsScreen desk={desk} onWipe={onWipe} />;
  if (item?.kind === 'list')
    return (
      <Suspense fallback={<Opening />}>
        <ListRoom key={item.id} desk={desk} id={item.id} onFinished={sending.now} />
      </Suspense>
    );
  if (where.at === 'form' && item?.state === 'draft')
    return <FormScreen key={item.id} desk={desk} id={item.id} onFinished={sending.now} />;
  if (item) return <ItemScreen key={item.id} desk={desk} id={item.id} />;
  return <HomeScreen desk={desk} sending={sending} onLock={onLock} />;
}

function Opening() {
  const texts = useTexts();
  return (
    <main className="page">
      <p role="status">{texts.loading}</p>
    </main>
  );
}
