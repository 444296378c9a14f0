import type { ReactNode } from 'react';
import styles from './fields.module.css';

/** The filters of a list, in a row that wraps. */
export function Filters({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="search" aria-label={label} className={`${styles['filters']} xaso-no-print`}>
      {children}
    </div>
  );
}
