import { Api, type PilotContext, signToken } from '@xaso/operations';
import { urlOf, type Installation } from '../../installation.js';
import { openPracticeRound } from '../../practice-round.js';
import { questionnaire } from './questionnaire.js';

const DEVICES = 8;

/** Publishes the questionnaire, opens a round for it and hands out device keys. @returns the paths that phones send to. */
export async function openRound(installation: Installation): Promise<readonly string[]> {
  const context: PilotContext = {
    url: (service) => urlOf(installation.plan, service),
    token: (claims) => signToken(installation.plan.state.keys, claims),
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  const lead = new Api(context, 'surveys', { role: 'programme-lead', communes: '*' });
  const { paths } = await openPracticeRound(lead, {
    programme: 'bench',
    formCode: 'BENCH250',
    xml: questionnaire(),
    devices: DEVICES,
  });
  return paths;
}
