import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CertificateFonts } from './certificate-pdf.render.js';

/**
 * Reads the fonts of a PDF: Tinos, which has the measures of Times New Roman and every Vietnamese letter (Apache 2.0).
 * Two megabytes: read them once and keep them.
 */
export async function readFonts(): Promise<CertificateFonts> {
  const [normal, bold, italics, bolditalics] = await Promise.all([
    read('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
    read('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
    read('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
    read('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
  ]);
  return { normal, bold, italics, bolditalics };
}

const read = (path: string): Promise<Uint8Array> => readFile(fileURLToPath(import.meta.resolve(path)));
