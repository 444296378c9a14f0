import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { AppLink } from '../components/app-link.js';
import { common } from '../i18n/common.texts.js';
import styles from './layout.module.css';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface PageProps {
  readonly title: string;
  /** The way here, without the overview and the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** One sentence: what the page is for. */
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

let opened = false;

/** The frame of a page: the way here, its heading (which is focused when one navigates), its actions. */
export function Page({ title, crumbs = [], lead, actions, children }: PageProps) {
  const say = common.use();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  useEffect(() => {
    // Not on the first page: there the skip link comes first.
    if (opened) heading.current?.focus({ preventScroll: true });
    opened = true;
  }, []);
  return (
    <div className={styles['page']}>
      {crumbs.length > 0 && (
        <nav aria-label={say('breadcrumbs')} className="xaso-no-print">
          <ol className={styles['crumbs']}>
            {[{ label: say('home'), href: '/' }, ...crumbs].map(({ label, href }) => (
              <li key={href}>
                <AppLink href={href}>{label}</AppLink>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <header className={styles['head']}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={`${styles['actions']} xaso-no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  children,
  aside,
}: {
  title: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <section className={styles['block']} aria-label={title}>
      <div className={styles['block-head']}>
        <Title order={2}>{title}</Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
