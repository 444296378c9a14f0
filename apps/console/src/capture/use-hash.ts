import { useSyncExternalStore } from 'react';

/** Where in the page somebody is: in the address behind #, so that the back button of the phone works. */
export type Where =
  | { readonly at: 'home' }
  | { readonly at: 'settings' }
  | { readonly at: 'form'; readonly id: string }
  | { readonly at: 'item'; readonly id: string };

export function whereOf(hash: string): Where {
  const [, at, id = ''] = /^#\/(\w+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  if ((at === 'form' || at === 'item') && id !== '') return { at, id };
  return at === 'settings' ? { at } : { at: 'home' };
}

const hashOf = (where: Where): string => {
  if (where.at === 'home') return '#/';
  return 'id' in where ? `#/${where.at}/${where.id}` : `#/${where.at}`;
};

export function go(where: Where, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') location.hash = hashOf(where);
  else location.replace(hashOf(where));
}

export function useWhere(): Where {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
  return whereOf(hash);
}
