import { readFile } from 'node:fs/promises';
import type { Pilot, PilotContext } from './pilot.js';
import { loadSurveyRounds, type SurveyFacts } from './survey-rounds.js';

interface Facts extends SurveyFacts {
  readonly programme: { readonly code: string };
}

/** The pilot of Nghệ An as its study tells it; what the study does not tell is made up and marked synthetic. */
export const ngheAn2022: Pilot = {
  code: 'nghe-an-2022',
  async load(context: PilotContext): Promise<void> {
    const facts = JSON.parse(
      await readFile(new URL('../../data/nghe-an-2022.json', import.meta.url), 'utf8'),
    ) as Facts;
    await loadSurveyRounds(context, facts.programme.code, facts);
  },
};
