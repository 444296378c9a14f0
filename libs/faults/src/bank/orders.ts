/** What becomes of an order is decided by its id alone, so that every process decides alike. */
const byteOf = (order: string, index: number): number =>
  Number.parseInt(order.replaceAll('-', '').slice(index * 2, index * 2 + 2), 16);

const SMALLEST_PART = 4;

/** The part of a received amount that is passed on to the third bank: half of it for every second order, 0 for none. */
export function passOn(amount: number, order: string): number {
  const part = Math.floor(amount / 2);
  return part >= SMALLEST_PART && byteOf(order, 15) % 2 === 0 ? part : 0;
}

/** How long the transaction of an order stays open after its facts are written, ms: 0 for nine of ten. */
export function lingersMs(order: string): number {
  const byte = byteOf(order, 14);
  return byte < 26 ? 20 + byte * 8 : 0;
}
