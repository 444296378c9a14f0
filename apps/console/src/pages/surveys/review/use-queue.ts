import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { neighbourQuery } from '../surveys.queries.js';
import { deedOfKey, type QueueDeed, reviewHref, type ReviewSearch } from './queue.js';

export interface QueuePlace {
  readonly next: string | null | undefined;
  readonly previous: string | null | undefined;
  readonly back: string;
  go(id: string | null | undefined): void;
  /** Back to the list. */
  leave(): void;
}

/** The forms before and after one, with the filters of the list it was opened from. */
export function useQueuePlace(search: ReviewSearch, id: string): QueuePlace {
  const { history } = useRouter();
  const next = useQuery(neighbourQuery(search, id, 'after')).data;
  const previous = useQuery(neighbourQuery(search, id, 'before')).data;
  return {
    next,
    previous,
    back: reviewHref(search),
    go: (to) => {
      if (to) history.push(reviewHref(search, to));
    },
    leave: () => history.push(reviewHref(search)),
  };
}

const KEY = 'xaso.review-keys';

/** Whether shortcut keys are used, kept on this device: they can be switched off, since they are single letters. */
export function useShortcutSwitch(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(KEY) !== 'off';
    } catch {
      return true;
    }
  });
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(KEY, next ? 'on' : 'off');
      } catch {
        // Storage is switched off: the choice holds until the page is closed.
      }
    },
  ];
}

const FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]';

/** Runs what a shortcut key means, unless somebody types or a dialog is open. */
export function useShortcuts(on: boolean, run: (deed: QueueDeed) => void): void {
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const typing =
        (event.target instanceof Element && event.target.closest(FIELDS) !== null) ||
        document.querySelector('[role=dialog]') !== null;
      const deed = deedOfKey(event, typing);
      if (deed === undefined || event.repeat) return;
      event.preventDefault();
      run(deed);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on, run]);
}
