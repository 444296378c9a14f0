import type { Curriculum } from '../training.types.js';

/** A version of a curriculum as it is typed. */
export interface CurriculumWords {
  readonly title: string;
  readonly pillar: string;
  readonly audience: readonly string[];
  readonly hours: number | string;
  /** One a line. */
  readonly objectives: string;
  /** `title | address`, one a line. */
  readonly materials: string;
}

export const NO_WORDS: CurriculumWords = {
  title: '',
  pillar: 'society',
  audience: [],
  hours: '',
  objectives: '',
  materials: '',
};

export const wordsOf = (of: Curriculum): CurriculumWords => ({
  title: of.title,
  pillar: of.pillar,
  audience: of.audience,
  hours: of.hours ?? '',
  objectives: of.objectives.join('\n'),
  materials: of.materials.map(({ title, address }) => `${title} | ${address}`).join('\n'),
});

/** As it is sent. */
export const bodyOf = ({ title, pillar, audience, hours, objectives, materials }: CurriculumWords) => ({
  title: title.trim(),
  pillar,
  audience,
  hours: hours === '' ? null : Number(hours),
  objectives: linesOf(objectives),
  materials: linesOf(materials).map(materialOf),
});

/** The first line of materials that is none; undefined where all are. */
export const badMaterial = (materials: string): string | undefined =>
  linesOf(materials).find((line) => {
    const { title, address } = materialOf(line);
    return title === '' || !/^https:\/\/\S+$/.test(address);
  });

function materialOf(line: string): { readonly title: string; readonly address: string } {
  const at = line.lastIndexOf('|');
  return { title: line.slice(0, Math.max(at, 0)).trim(), address: line.slice(at + 1).trim() };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
