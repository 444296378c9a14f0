import type { ReactNode } from 'react';
import styles from './description-list.module.css';

export interface Described {
  readonly term: string;
  /** Null: nothing is known, and the pair is left out. */
  readonly detail: ReactNode;
}

/** Names and what they are, as a list that screen readers know. */
export function DescriptionList({ items }: { readonly items: readonly Described[] }) {
  return (
    <dl className={styles['list']}>
      {items
        .filter(({ detail }) => detail !== null && detail !== undefined && detail !== '')
        .map(({ term, detail }) => (
          <div key={term} className={styles['pair']}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
    </dl>
  );
}
