import type { EquipmentKind, HandoverItem } from './equipment.types.js';

/** One line of a handover as it is typed: its serials one a line, or as a spreadsheet pastes them. */
export interface ItemValues {
  readonly kind: EquipmentKind;
  readonly quantity: string;
  readonly serials: string;
}

export const noItem: ItemValues = { kind: 'computer', quantity: '1', serials: '' };

/** Serials as people list them: by lines, commas, semicolons or tabs. */
export const serialsOf = (typed: string): string[] =>
  typed
    .split(/[\n\r,;\t]+/)
    .map((serial) => serial.trim())
    .filter(Boolean);

/** The number of devices of a line; undefined for what is no whole number from 1. */
export function quantityOf(typed: string): number | undefined {
  const digits = typed.trim().replace(/[.\s]/g, '');
  return /^\d{1,6}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;
}

/** As it is sent: without serials where none was listed. */
export const itemsToSend = (rows: readonly ItemValues[]) =>
  rows.map(({ kind, quantity, serials }) => {
    const list = serialsOf(serials);
    return { kind, quantity: quantityOf(quantity) ?? 0, ...(list.length > 0 && { serials: list }) };
  });

export const itemsToEdit = (items: readonly HandoverItem[]): ItemValues[] =>
  items.map(({ kind, quantity, serials }) => ({
    kind,
    quantity: String(quantity),
    serials: serials.join('\n'),
  }));

/** The paths by which a service names what is wrong in these lines. */
export const pathsOf = (rows: readonly ItemValues[]): string[] =>
  rows.flatMap(({ serials }, index) => [
    `items.${index}.kind`,
    `items.${index}.quantity`,
    `items.${index}.serials`,
    ...serialsOf(serials).map((_serial, place) => `items.${index}.serials.${place}`),
  ]);

/** What is wrong with the serials of one line, all of it: a service names each serial by its place. */
export function serialFaults(errors: Readonly<Record<string, unknown>>, index: number): string | undefined {
  const path = `items.${index}.serials`;
  const texts = Object.entries(errors)
    .filter(([field]) => field === path || field.startsWith(`${path}.`))
    .flatMap(([, text]) => (typeof text === 'string' ? [text] : []));
  return texts.length === 0 ? undefined : texts.join(' ');
}
