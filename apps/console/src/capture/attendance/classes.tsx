import { useState } from 'react';
import type { Desk } from '../desk.js';
import { isSettled } from '../queue/item.js';
import { type ListItem, newList } from '../queue/list.js';
import type { KeptClass } from '../store/class-store.js';
import { useClasses, useItems } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useDates } from '../use-texts.js';
import { useListTexts } from './attendance.texts.js';
import { newId } from './new-id.js';
import { hasBegun, presentAt } from './sitting.js';

/** The classes of these days, each with its sessions. */
export function Classes({ desk }: { readonly desk: Desk }) {
  const texts = useListTexts();
  return (
    <section aria-labelledby="classes">
      <h2 id="classes">{texts.classes}</h2>
      <p className="small">{texts.classesText}</p>
      <ul className="list">
        {useClasses(desk).map((one) => (
          <ClassCard key={one.id} desk={desk} of={one} />
        ))}
      </ul>
    </section>
  );
}

type Session = KeptClass['sessions'][number];

function ClassCard({ desk, of }: { readonly desk: Desk; readonly of: KeptClass }) {
  const texts = useListTexts();
  return (
    <li className="card">
      <h3>{of.title}</h3>
      <p>
        {of.venue}, {of.commune}
      </p>
      <ul className="list" aria-label={texts.class(of.title, of.venue)}>
        {of.sessions.map((session) => (
          <SessionRow key={session.n} desk={desk} of={of} session={session} />
        ))}
      </ul>
    </li>
  );
}

function SessionRow({
  desk,
  of,
  session,
}: {
  readonly desk: Desk;
  readonly of: KeptClass;
  readonly session: Session;
}) {
  const texts = useListTexts();
  const dates = useDates();
  const [now] = useState(() => new Date());
  const [busy, setBusy] = useState(false);
  const { n } = session;
  const here = useItems(desk).find(
    (item): item is ListItem =>
      item.kind === 'list' && !isSettled(item) && item.place.classId === of.id && item.place.session === n,
  );
  const present = presentAt(of.trainees, n);
  const take = async () => {
    if (here) return go({ at: here.state === 'draft' ? 'form' : 'item', id: here.id });
    setBusy(true);
    const at = new Date();
    const id = newId(at);
    const { id: classId, title, venue, commune, state, trainees } = of;
    const place = { classId, session: n, title, venue, commune, begins: state === 'open' };
    await desk.items.add(newList(id, place, trainees, at));
    go({ at: 'form', id });
  };
  return (
    <li>
      <p>
        {texts.session(n, dates.instant(session.startsAt))}
        {here && <span className="small"> ({texts.begun})</span>}
        {!here && present > 0 && <span className="small"> ({texts.known(present, of.trainees.length)})</span>}
      </p>
      {here || hasBegun(session, now) ? (
        <button
          type="button"
          disabled={busy}
          aria-label={texts.takeOf(n, of.title)}
          onClick={() => void take()}
        >
          {texts.take}
        </button>
      ) : (
        <p className="small">{texts.notYet}</p>
      )}
    </li>
  );
}
