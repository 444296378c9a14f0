import type { ReactNode } from 'react';
import { common } from '../i18n/common.texts.js';

/** What is wider than its place must be reachable by the keyboard to be scrolled. */
const FOCUSABLE = { tabIndex: 0 };

/** The place of a wide table: scrolls sideways inside the page, by touch, wheel and arrow keys. */
export function ScrollRegion(props: {
  readonly title: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const say = common.use();
  return (
    <div
      role="region"
      aria-label={say('table.region', { title: props.title })}
      className={props.className}
      {...FOCUSABLE}
    >
      {props.children}
    </div>
  );
}
