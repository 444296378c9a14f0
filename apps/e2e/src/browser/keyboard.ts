import { eventually } from '@xaso/testing';
import type { Locator, Page } from 'playwright-core';

/** More than any page has places where the keyboard stops. */
const MOST_STEPS = 250;

/** Between places, or within a menu, a list or a row of tabs. */
type Way = 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowRight';

interface Stop {
  /** Whether what is looked for has the focus. */
  readonly there: boolean;
  readonly at: string;
  /** Whether it can be seen that it has. */
  readonly outlined: boolean;
}

/** As much of an element as is looked at. */
interface Place {
  readonly localName: string;
  readonly innerText?: string;
  readonly labels?: readonly Place[] | null;
  getAttribute(name: string): string | null;
  closest(selector: string): Place | null;
}
/** As much of the window of a page as is looked at. */
interface View {
  readonly document: { readonly activeElement: Place | null; readonly body: Place };
  getComputedStyle(of: Place): { outlineStyle: string; outlineWidth: string; outlineColor: string };
}

/** Runs in the page: what has the focus, with an outline around it or around the label that it is a part of. */
function look(wanted: readonly unknown[]): Stop {
  const view = globalThis as unknown as View;
  const at = view.document.activeElement ?? view.document.body;
  const isOutlined = (one: Place | null): boolean => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, outlineColor } = view.getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
  };
  const name = at.getAttribute('aria-label') || at.innerText || (at.labels?.[0]?.innerText ?? '');
  return {
    there: wanted.includes(at),
    at: `${at.localName} ${name.replaceAll(/\s+/g, ' ').trim().slice(0, 40)}`,
    outlined: isOutlined(at) || isOutlined(at.closest('label')),
  };
}

/** Runs in the page: what a list of choices stands at. */
const chosenOf = (list: unknown): string =>
  (list as { readonly selectedOptions: readonly { label: string }[] }).selectedOptions[0]?.label ?? '';

/** Somebody without a mouse: what can be reached by Tab, and what keys do there. Nothing is clicked or focused by a script. */
export class Keyboard {
  constructor(readonly page: Page) {}

  /**
   * Goes to something by one key alone, usually Tab; of several things to whichever comes first.
   * @throws Error with what was passed when the key does not lead there, or when the focus cannot be seen there
   */
  async to(target: Locator, key: Way = 'Tab'): Promise<void> {
    await target.first().waitFor();
    const passed: string[] = [];
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const { there, at, outlined } = await target.evaluateAll(look);
      if (there && outlined) return;
      if (there) throw new Error(`nobody sees that the focus is at ${at}`);
      passed.push(at);
      await this.page.keyboard.press(key);
    }
    throw new Error(`the ${key} key does not lead to ${String(target)}, but past ${passed.join(' | ')}`);
  }

  /** Goes there and presses a key. */
  async press(target: Locator, key = 'Enter', way: Way = 'Tab'): Promise<void> {
    await this.to(target, way);
    await this.page.keyboard.press(key);
  }

  /** Goes to a field and writes into it, over what it has. */
  async write(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Goes to a list of choices and down to one of them. @throws Error when the arrow does not lead there */
  async choose(list: Locator, label: string): Promise<void> {
    await this.to(list);
    await eventually(async () => {
      const chosen = await list.evaluate(chosenOf);
      if (chosen === label) return;
      await this.page.keyboard.press('ArrowDown');
      throw new Error(`the list stands at ${chosen}`);
    });
  }

  /** Past the header and the navigation, as the first link of every page offers. */
  async skip(): Promise<void> {
    await this.press(this.page.getByRole('link', { name: 'Đến nội dung chính' }));
  }

  /** Opens an entry of the navigation. */
  async open(entry: string): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Danh mục trang' });
    await this.press(menu.getByRole('link', { name: entry, exact: true }));
  }
}
