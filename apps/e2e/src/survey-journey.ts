import { type TestHttp, type TestService, testToken } from '@xaso/testing';

export const THANH_SON = '17335@before-2025-07-01';
export const MINH_HOP = '17071@before-2025-07-01';

/** Two questions are enough to carry a form through. */
export const SMALL_FORM = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
  <h:head><h:title>Phiếu thử</h:title><model>
    <instance><data id="TEST" version="1"><devices/><note_free/><orx:meta><orx:instanceID/></orx:meta></data></instance>
    <bind nodeset="/data/devices" type="int" required="true()"/>
    <bind nodeset="/data/note_free" type="string"/>
    <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
  </model></h:head>
  <h:body><input ref="/data/devices"><label>Số thiết bị</label></input><input ref="/data/note_free"><label>Ghi chú</label></input></h:body>
</h:html>`;

export interface Summary {
  readonly id: string;
  readonly state: string;
  readonly late: boolean;
}

export interface Figure {
  readonly programme: string;
  readonly indicator: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly synthetic: boolean;
  readonly events: number;
}

/** A round that is open in Thành Sơn and Minh Hợp, its window in 2022, and those who work on it. */
export async function openRound(surveys: TestService, programme: string, purpose = 'baseline') {
  const lead = await testToken({ role: 'programme-lead', communes: '*' });
  const officer = await testToken({ role: 'commune-officer', communes: [THANH_SON] });
  const { http } = surveys;
  await expectStatus(http.post('/forms', { pillar: 'government', xml: SMALL_FORM }, { token: lead }), 200);
  const quotas = [
    { communeUnitId: THANH_SON, target: 2 },
    { communeUnitId: MINH_HOP, target: 1 },
  ];
  const plan = {
    programme,
    formCode: 'TEST',
    formVersion: '1',
    purpose,
    quotas,
    opensAt: '2022-02-28T17:00:00Z',
    closesAt: '2022-05-31T17:00:00Z',
  };
  const { id: campaignId } = await expectStatus(
    http.post<{ id: string }>('/campaigns', plan, { token: lead }),
    201,
  );
  await expectStatus(http.post(`/campaigns/${campaignId}/open`, {}, { token: lead }), 200);
  return { http, lead, officer, campaignId };
}

export type Round = Awaited<ReturnType<typeof openRound>>;

export function filledForm(round: Round, changes: Record<string, unknown> = {}) {
  return {
    campaignId: round.campaignId,
    clientId: crypto.randomUUID(),
    communeUnitId: THANH_SON,
    mode: 'assisted',
    capturedAt: '2022-04-01T02:00:00Z',
    answers: { devices: 3 },
    ...changes,
  };
}

/** Sends a filled form in and has it accepted. */
export async function accepted(round: Round, changes: Record<string, unknown> = {}): Promise<Summary> {
  const sent = await expectStatus(
    round.http.post<Summary>('/responses', filledForm(round, changes), { token: round.lead }),
    201,
  );
  return expectStatus(
    round.http.post<Summary>(`/responses/${sent.id}/accept`, {}, { token: round.lead }),
    200,
  );
}

export async function figure(
  http: TestHttp,
  token: string,
  programme: string,
  indicator: string,
): Promise<Figure | undefined> {
  const { body } = await http.get<Figure[]>(`/figures?programme=${programme}`, { token });
  return body.find((one) => one.indicator === indicator);
}

export async function expectStatus<T>(
  answer: Promise<{ status: number; body: T }>,
  status: number,
): Promise<T> {
  const { status: got, body } = await answer;
  if (got !== status) throw new Error(`expected ${status}, got ${got}: ${JSON.stringify(body)}`);
  return body;
}
