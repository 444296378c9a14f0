import { useRouterState } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { listTexts } from './lists.texts.js';
import styles from './lists.module.css';

/** Pages that stand beside each other under one entry of the navigation. */
const GROUPS = {
  people: ['/teams', '/teams/hamlets', '/teams/committees'],
  things: ['/equipment', '/deliverables', '/partners'],
  papers: ['/documents', '/lessons', '/scale-up', '/indicator-sets'],
} as const;

/** The way between the pages of one group. */
export function SubPages({ group }: { readonly group: keyof typeof GROUPS }) {
  const say = listTexts.use();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav aria-label={say('beside')} className={`${styles['beside']} xaso-no-print`}>
      <ul>
        {GROUPS[group].map((href) => (
          <li key={href}>
            <AppLink href={href} {...(href === path && { 'aria-current': 'page' })}>
              {say(href)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
