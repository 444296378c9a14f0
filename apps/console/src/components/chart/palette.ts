/** The colours of the page as a canvas needs them. */
export interface Palette {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  /** For several series; told apart by marks as well. */
  readonly series: readonly string[];
}

/** Reads them from the style sheet, so that light and dark have their own. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  const [accent, good, warn, bad] = [
    of('--xaso-accent'),
    of('--xaso-good'),
    of('--xaso-warn'),
    of('--xaso-bad'),
  ];
  return {
    text: of('--mantine-color-text'),
    dimmed: of('--mantine-color-dimmed'),
    line: of('--xaso-line'),
    surface: of('--xaso-surface'),
    ...{ accent, good, warn, bad },
    series: [accent, warn, good, bad, of('--mantine-color-dimmed')],
  };
}
