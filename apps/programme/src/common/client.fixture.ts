import { expect } from '@jest/globals';
import type { TestService } from '@xaso/testing';

/** A refusal as a caller sees it. */
export interface Refusal {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

/** Somebody who sends requests and knows which status is due. */
export function clientOf(service: () => TestService, token: () => string) {
  return {
    async post<T = { id: string }>(path: string, body: object, status = 200, as = token()): Promise<T> {
      const answer = await service().http.post<T>(path, body, { token: as });
      expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status });
      return answer.body;
    },
    async get<T>(path: string, as = token()): Promise<T> {
      const answer = await service().http.get<T>(path, { token: as });
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.body;
    },
  };
}

/** A programme that measures one thing, and the proposal of a pilot in it. */
export const programmeOf = (code: string) => ({
  code,
  name: 'Thí điểm chuyển đổi số cấp xã',
  kind: 'đề tài khoa học',
  months: 12,
  host: 'Trung tâm CNTT&TT',
  approvers: ['UBND tỉnh'],
  workPackages: [{ no: 1, title: 'Khảo sát' }],
  models: ['government'],
  measures: ['government.documents'],
});
export const proposalOf = (programme: string, communeUnitId: string, changes: object = {}) => ({
  programme,
  communeUnitId,
  pillars: ['government'],
  problems: [{ text: 'Thủ tục còn phải đi lại nhiều lần', primary: true }],
  proposedOn: '2022-01-10',
  ...changes,
});
