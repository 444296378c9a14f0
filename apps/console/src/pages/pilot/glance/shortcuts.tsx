import { AppLink } from '../../../components/app-link.js';
import { layoutTexts } from '../../../layout/layout.texts.js';
import { useNavigation } from '../../../layout/navigation-list.js';
import { Section } from '../../../layout/page.js';
import type { Role } from '../../../session/session.js';
import { useSession } from '../../../session/use-session.js';
import { pilotTexts } from '../pilot.texts.js';
import styles from './glance.module.css';

/** Who comes to do something, not to look: their pages stand first. */
const HANDS: readonly Role[] = [
  'hamlet-head',
  'digital-team',
  'trainer',
  'health-staff',
  'interviewer',
  'operator',
];

export function Shortcuts() {
  const say = pilotTexts.use();
  const name = layoutTexts.use();
  const { role } = useSession();
  const entries = useNavigation()
    .flatMap((section) => section.entries)
    .filter(({ href }) => href !== '/');
  if (!HANDS.includes(role) || entries.length === 0) return null;
  return (
    <Section title={say('glance.work')}>
      <div className={styles['shortcuts']}>
        {entries.map(({ id, href, outside }) => {
          const key = `nav.${id}`;
          const text = layoutTexts.has(key) ? name(key) : id;
          return outside ? (
            <a key={href} href={href} className={styles['task']}>
              {text}
            </a>
          ) : (
            <AppLink key={href} href={href} className={styles['task']}>
              {text}
            </AppLink>
          );
        })}
      </div>
    </Section>
  );
}
