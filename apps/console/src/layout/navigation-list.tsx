import { useRouter, useRouterState } from '@tanstack/react-router';
import {
  IconAddressBook,
  IconArrowsDiff,
  IconBooks,
  IconBulb,
  IconCertificate,
  IconChartBar,
  IconChecklist,
  IconClipboardList,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconFiles,
  IconHeartHandshake,
  IconHome,
  IconListNumbers,
  IconMapPin,
  IconNotebook,
  IconPackages,
  IconParking,
  IconReportAnalytics,
  IconRuler,
  IconSchool,
  IconServer,
  IconShieldCheck,
  IconTable,
  IconTarget,
  IconTrendingUp,
  IconUserCog,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { AppLink } from '../components/app-link.js';
import { common } from '../i18n/common.texts.js';
import { useSession } from '../session/use-session.js';
import { layoutTexts } from './layout.texts.js';
import styles from './layout.module.css';
import {
  entryOf,
  type IconName,
  type NavigationEntry,
  type NavigationSection,
  navigationOf,
} from './navigation.js';

const ICONS: Readonly<Record<IconName, TablerIcon>> = {
  home: IconHome,
  pilots: IconMapPin,
  figures: IconChartBar,
  'before-after': IconArrowsDiff,
  compare: IconTable,
  targets: IconTarget,
  observations: IconRuler,
  reports: IconReportAnalytics,
  surveys: IconClipboardList,
  review: IconChecklist,
  capture: IconDeviceMobile,
  classes: IconSchool,
  curricula: IconNotebook,
  plans: IconBooks,
  certificates: IconCertificate,
  people: IconAddressBook,
  teams: IconUsers,
  equipment: IconDeviceLaptop,
  deliverables: IconPackages,
  partners: IconHeartHandshake,
  documents: IconFiles,
  lessons: IconBulb,
  obligations: IconShieldCheck,
  'scale-up': IconTrendingUp,
  'indicator-sets': IconListNumbers,
  accounts: IconUserCog,
  parked: IconParking,
  services: IconServer,
};

/** Where the role of the account leads, as far as the console has the pages. */
export function useNavigation(): readonly NavigationSection[] {
  const { role } = useSession();
  const { routesByPath } = useRouter();
  const served = (entry: NavigationEntry) =>
    entry.outside === true || Object.hasOwn(routesByPath, entry.href);
  return navigationOf(role)
    .map(({ id, entries }) => ({ id, entries: entries.filter(served) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The navigation, in the sidebar or the drawer of a phone. */
export function NavigationList({ onGo }: { readonly onGo?: () => void }) {
  const say = layoutTexts.use();
  const menu = common.use();
  const sections = useNavigation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const current = entryOf(sections, path)?.href;
  return (
    <nav aria-label={menu('menu')} className={styles['navigation']}>
      {sections.map(({ id, entries }) => (
        <div key={id}>
          <h2 className={styles['section']} id={`section-${id}`}>
            {textOf(say, `section.${id}`)}
          </h2>
          <ul aria-labelledby={`section-${id}`} className={styles['entries']}>
            {entries.map((entry) => (
              <li key={entry.href}>
                <Entry entry={entry} current={entry.href === current} {...(onGo && { onGo })} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly entry: NavigationEntry;
  readonly current: boolean;
  readonly onGo?: () => void;
}

function Entry({ entry, current, onGo }: EntryProps) {
  const say = layoutTexts.use();
  const Icon = ICONS[entry.icon];
  const inner = (
    <>
      <Icon size={22} stroke={1.7} aria-hidden />
      {textOf(say, `nav.${entry.id}`)}
    </>
  );
  const shared = { className: styles['entry'] ?? '', ...(current && { 'aria-current': 'page' as const }) };
  return entry.outside ? (
    <a href={entry.href} {...shared}>
      {inner}
    </a>
  ) : (
    <AppLink href={entry.href} {...shared} {...(onGo && { onClick: onGo })}>
      {inner}
    </AppLink>
  );
}

const textOf = (say: ReturnType<typeof layoutTexts.use>, key: string): string =>
  layoutTexts.has(key) ? say(key) : key;
