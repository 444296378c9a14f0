import { lazy, Suspense, useState } from 'react';
import type { Desk } from '../desk.js';
import { NOTABLE_SKEW_MS } from '../net/clock-skew.js';
import { isSettled, newItem } from '../queue/item.js';
import { uuidV7 } from '../queue/uuid-v7.js';
import { type CachedRound, formKey } from '../store/account-db.js';
import { Fault, Notice, Page } from '../ui.js';
import { type Catalogue, type Sending, useCatalogue, useClasses, useItems, useOnline } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useInstall, useUpdate } from '../use-install.js';
import { useDates, useSpeech, useTexts } from '../use-texts.js';
import { Queue } from './queue.js';

/** Only those who teach need it. */
const Classes = lazy(async () => ({ default: (await import('../attendance/classes.js')).Classes }));

/** Rounds, classes, forms, and what is to be sent. */
export function HomeScreen({
  desk,
  sending,
  onLock,
}: {
  readonly desk: Desk;
  readonly sending: Sending;
  readonly onLock: () => void;
}) {
  const texts = useTexts();
  const { language, choose } = useSpeech();
  const items = useItems(desk);
  const catalogue = useCatalogue(desk);
  const teaches = useClasses(desk).length > 0;
  const online = useOnline();
  const install = useInstall();
  const update = useUpdate();
  // As it was when the page was opened: nothing changes places under a finger.
  const [queueFirst] = useState(() => items.some((item) => !isSettled(item)));
  const reached = online && sending.last?.stopped !== 'offline';
  const queue = <Queue items={items} sending={sending} onTidy={() => void tidy(desk)} />;
  return (
    <Page heading={texts.home.heading}>
      <p className="bar">
        <span role="status">{reached ? texts.online : texts.offline}</span>
        <button
          type="button"
          className="plain"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
        >
          {texts.language}
        </button>
      </p>
      {update && (
        <div className="card">
          <p>{texts.updated}</p>
          <button type="button" onClick={update}>
            {texts.useUpdate}
          </button>
        </div>
      )}
      {queueFirst && queue}
      {teaches && (
        <Suspense fallback={<p role="status">{texts.loading}</p>}>
          <Classes desk={desk} />
        </Suspense>
      )}
      <Rounds desk={desk} catalogue={catalogue} />
      {!queueFirst && queue}
      <div className="buttons">
        {install && (
          <button type="button" onClick={install}>
            {texts.home.install}
          </button>
        )}
        <button type="button" onClick={onLock}>
          {texts.home.lock}
        </button>
        <button type="button" onClick={() => go({ at: 'settings' })}>
          {texts.home.settings}
        </button>
      </div>
    </Page>
  );
}

function Rounds({ desk, catalogue }: { readonly desk: Desk; readonly catalogue: Catalogue }) {
  const texts = useTexts();
  const dates = useDates();
  const { rounds, titles, contact, state } = catalogue;
  const skew = contact?.skew ?? 0;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">{texts.home.rounds}</h2>
      {Math.abs(skew) >= NOTABLE_SKEW_MS && (
        <Fault>{texts.home.skew(Math.round(Math.abs(skew) / 60_000))}</Fault>
      )}
      {rounds.length === 0 && state !== 'reading' && state !== 'fetching' && <p>{texts.home.noRounds}</p>}
      <ul className="list">
        {rounds.map((round) => (
          <RoundCard
            key={`${round.campaignId}/${round.communeUnitId}`}
            desk={desk}
            round={round}
            title={titles.get(formKey(round))}
          />
        ))}
      </ul>
      <button type="button" onClick={catalogue.fetch} disabled={state === 'fetching'}>
        {state === 'fetching' ? texts.home.refreshing : texts.home.refresh}
      </button>
      {state === 'fetched' && <Notice>{texts.home.refreshed}</Notice>}
      {state === 'failed' && <Notice>{texts.home.notRefreshed}</Notice>}
      {contact && <p className="small">{texts.home.contact(dates.instant(contact.at))}</p>}
    </section>
  );
}

function RoundCard({
  desk,
  round,
  title,
}: {
  readonly desk: Desk;
  readonly round: CachedRound;
  readonly title: string | undefined;
}) {
  const texts = useTexts();
  const dates = useDates();
  const [busy, setBusy] = useState(false);
  const shown = title ?? `${round.formCode} ${round.formVersion}`;
  const fill = async () => {
    setBusy(true);
    const now = new Date();
    const id = uuidV7(now.getTime(), crypto.getRandomValues(new Uint8Array(10)));
    const { campaignId, formCode, formVersion, communeUnitId, commune } = round;
    const place = { campaignId, formCode, formVersion, title: shown, communeUnitId, commune };
    await desk.items.add(newItem(id, place, now));
    go({ at: 'form', id });
  };
  return (
    <li className="card">
      <h3>{shown}</h3>
      <p>
        {round.commune}
        <br />
        {texts.home.progress(round.received, round.target)}.{' '}
        {texts.home.until(dates.day(new Date(round.closesAt).getTime() - 1))}
      </p>
      {title === undefined ? (
        <p>{texts.home.formMissing}</p>
      ) : (
        <button
          type="button"
          className="primary"
          disabled={busy}
          aria-label={texts.home.fillOf(shown, round.commune)}
          onClick={() => void fill()}
        >
          {texts.home.fill}
        </button>
      )}
    </li>
  );
}

async function tidy(desk: Desk): Promise<void> {
  for (const item of desk.items.all().filter(isSettled)) await desk.items.remove(item.id);
}
