import type { TestHttp, TestService } from '@xaso/testing';
import { expectStatus, THANH_SON } from './survey-journey.js';

/** Who runs a pilot in Thành Sơn, up to the point where its survey round is closed. */
export class PilotJourney {
  private readonly http: TestHttp;

  private constructor(
    service: TestService,
    readonly token: string,
    /** Who approves what the lead records. */
    private readonly leader: string,
    readonly programme: string,
    readonly pilotId: string,
  ) {
    this.http = service.http;
  }

  /** A programme with one pilot, which is surveyed. */
  static async begin(
    service: TestService,
    token: string,
    leader: string,
    programme: string,
  ): Promise<PilotJourney> {
    const definition = {
      ...{
        code: programme,
        name: 'Thí điểm',
        kind: 'đề tài',
        host: 'Sở TT&TT',
        approvers: [],
        workPackages: [],
      },
      ...{ models: ['government'], measures: ['government.documents'] },
    };
    await expectStatus(service.http.post('/programmes', definition, { token }), 201);
    const proposal = {
      ...{ programme, communeUnitId: THANH_SON, pillars: ['government'], proposedOn: '2022-01-10' },
      problems: [{ text: 'Thủ tục còn phải đi lại nhiều lần', primary: true }],
    };
    const { id } = await expectStatus(service.http.post<{ id: string }>('/pilots', proposal, { token }), 201);
    const journey = new PilotJourney(service, token, leader, programme, id);
    await journey.goTo('surveying', '2022-03-01');
    return journey;
  }

  post<T = { id: string }>(path: string, body: object, status = 200, token = this.token): Promise<T> {
    return expectStatus(this.http.post<T>(path, body, { token }), status);
  }

  get<T>(path: string): Promise<T> {
    return expectStatus(this.http.get<T>(path, { token: this.token }), 200);
  }

  goTo(to: string, on: string): Promise<unknown> {
    return this.post(`/pilots/${this.pilotId}/phase`, { to, on });
  }

  /** A plan on paper and a committee. */
  async prepare(): Promise<void> {
    const { pilotId, programme } = this;
    const content = {
      number: '855/KH',
      date: '2022-05-01',
      issuer: 'Sở TT&TT',
      about: 'Kế hoạch',
      binding: false,
    };
    const entry = { kind: 'document', programme, on: '2022-05-01', content };
    const { id: documentId } = await this.post('/register', entry, 201);
    await this.post(`/register/${documentId}/approve`, { revision: 1, on: '2022-05-01' }, 200, this.leader);
    await this.post(`/pilots/${pilotId}/plans`, { summary: 'Kế hoạch', on: '2022-05-02' });
    const approval = { documentId, on: '2022-05-03' };
    await this.post(`/pilots/${pilotId}/plans/1/approve`, approval, 200, this.leader);
    await this.post(
      '/committees',
      { pilotId, headRole: 'chair', decisionNo: '1/QĐ', formedOn: '2022-05-04' },
      201,
    );
  }

  /** A ratio that was counted, approved. */
  async observe(phase: string, on: string, numerator: number, denominator: number): Promise<void> {
    const place = { pilotId: this.pilotId, indicator: 'government.documents', phase, period: on.slice(0, 7) };
    const finding = {
      observedOn: on,
      method: 'measured',
      issuer: 'UBND xã',
      unit: 'percent',
      numerator,
      denominator,
    };
    const { id } = await this.post('/observations', { ...place, ...finding }, 201);
    await this.post(`/observations/${id}/submit`, {});
    await this.post(`/observations/${id}/approve`, {}, 200, this.leader);
  }

  /** Three computers, signed for on a day. */
  async handOver(on: string): Promise<void> {
    const items = [{ kind: 'computer', quantity: 3, serials: ['A-1', 'A-2', 'A-3'] }];
    const { id } = await this.post('/handovers', { pilotId: this.pilotId, receiver: 'UBND xã', items }, 201);
    await this.post(`/handovers/${id}/sign`, { on, receiptNo: 'BG-01' });
  }

  /** Whether the gate to a phase is open. */
  async isOpen(to: string): Promise<boolean> {
    const gates = await this.get<{ to: string; open: boolean }[]>(`/pilots/${this.pilotId}/gates`);
    return gates.some((gate) => gate.to === to && gate.open);
  }
}
