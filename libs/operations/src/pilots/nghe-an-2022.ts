import { readFile } from 'node:fs/promises';
import type { ProgrammeFacts } from './nghe-an-facts.js';
import { beginProgramme, playProgramme } from './nghe-an-programme.js';
import type { Pilot, PilotContext } from './pilot.js';
import { loadSurveyRounds, type SurveyFacts } from './survey-rounds.js';
import { Teller } from './teller.js';
import { openTrialRound } from './trial-round.js';
import { teachClasses } from './training-classes.js';
import type { TrainingFacts } from './training-facts.js';

/** The pilot of Nghệ An as its study tells it; what the study does not tell is made up and marked synthetic. */
export const ngheAn2022: Pilot = {
  code: 'nghe-an-2022',
  tells: ['surveys', 'programme', 'training'],
  async load(context: PilotContext): Promise<void> {
    const facts = JSON.parse(
      await readFile(new URL('../../data/nghe-an-2022.json', import.meta.url), 'utf8'),
    ) as SurveyFacts & ProgrammeFacts & TrainingFacts;
    const { code } = facts.programme;
    const teller = new Teller(context, code);
    const pilots = await beginProgramme(teller, facts);
    await loadSurveyRounds(context, code, facts);
    await playProgramme(teller, facts, pilots);
    await teachClasses(new Teller(context, code, 'training'), facts, pilots);
    await openTrialRound(context, code);
  },
};
