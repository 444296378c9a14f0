import { encodeQR } from 'qr';

/** A QR code: rows of modules, true for dark, with the quiet zone of four around it. */
export type QrModules = readonly (readonly boolean[])[];

/** Level M: an eighth of it may be dirty or creased. Equal texts give equal codes. */
export const qrModules = (text: string): QrModules => encodeQR(text, 'raw', { ecc: 'medium', border: 4 });

/** The dark modules as the path of an SVG, one unit a module; neighbours in a row are one rectangle. */
export function qrPath(modules: QrModules): string {
  return modules
    .flatMap((row, y) => runs(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
}

function runs(row: readonly boolean[]): (readonly [x: number, width: number])[] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = found.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
