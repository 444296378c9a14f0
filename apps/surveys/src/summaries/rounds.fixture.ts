import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { TestService } from '@xaso/testing';

export const HERE = '17335@before-2025-07-01';
export const THERE = '17071@before-2025-07-01';
export const CASHLESS = 'society.survey-cashless';
const XFORM = await readFile(new URL('../../questionnaires/XHS.xml', import.meta.url), 'utf8');

/** What a household answers. */
export const household = (changes: object = {}) => ({
  respondent_mode: 'assisted',
  age_band: '25_39',
  members: 4,
  adults: 3,
  smartphone_users: 2,
  home_internet: 'fixed',
  apps_used: ['zalo'],
  public_service: 'paper',
  news_channels: ['loudspeaker'],
  smart_health: 'no',
  school_children: 'no',
  payments: ['cash'],
  scam_contact: 'no',
  training_needs: ['safety'],
  priority: 'coverage',
  ...changes,
});

/** A plan of a round of the household questionnaire. */
export const roundOf = (communes: readonly { communeUnitId: string; target: number }[]) => ({
  programme: 'p',
  formCode: 'XHS',
  formVersion: '2022.1',
  purpose: 'baseline',
  quotas: communes,
  opensAt: '2022-03-01T00:00:00Z',
  closesAt: '2022-06-01T00:00:00Z',
});

/** Somebody who leads rounds: publishes the questionnaire, opens rounds, has forms filled in and accepts them. */
export function leadOf(service: () => TestService, token: () => string) {
  const post = <T>(path: string, body: unknown = {}, as = token(), on = service()) =>
    on.http.post<T>(path, body, { token: as });

  const submit = async (campaignId: string, communeUnitId: string, changes = {}): Promise<string> => {
    const { status, body } = await post<{ id: string }>('/responses', {
      campaignId,
      clientId: crypto.randomUUID(),
      communeUnitId,
      mode: 'assisted',
      capturedAt: '2022-04-01T02:00:00Z',
      answers: household(changes),
    });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  };

  const accept = async (id: string, on = service()): Promise<void> => {
    expect((await post(`/responses/${id}/accept`, {}, token(), on)).status).toBe(200);
  };

  return {
    post,
    submit,
    accept,
    publishForm: () => post('/forms', { pillar: 'society', xml: XFORM }),
    openRound: async (...communes: readonly string[]): Promise<string> => {
      const quotas = communes.map((communeUnitId) => ({ communeUnitId, target: 50 }));
      const { body } = await post<{ id: string }>('/campaigns', roundOf(quotas));
      await post(`/campaigns/${body.id}/open`);
      return body.id;
    },
    /** A form that was filled in and accepted. */
    accepted: async (campaignId: string, communeUnitId: string, changes = {}): Promise<string> => {
      const id = await submit(campaignId, communeUnitId, changes);
      await accept(id);
      return id;
    },
  };
}
