import { type Decided, type Fact, fact, type FactContext, type Source } from '@xaso/contracts-common';
import {
  type RejectionReason,
  type RespondentMode,
  ResponseAccepted,
  ResponseRejected,
  ResponseReturned,
  ResponseSubmitted,
  ResponseVoided,
  type VoidReason,
} from '@xaso/contracts-surveys';
import { DomainError, type FieldFault, type UnitId } from '@xaso/kernel';
import { type Campaign, factContext, identity, isCapturedInWindow } from '../campaigns/campaign.js';
import type { Answers } from '../forms/form-definition.js';

/** A decision of a reviewer: who, when by the business, and when it was written. */
export interface Decision {
  readonly by: string;
  readonly at: Date;
}

/** Where a form stands. `reason` is for people and never leaves this service. */
export type Status =
  | { readonly state: 'submitted' }
  | { readonly state: 'accepted'; readonly by: string; readonly at: string }
  | { readonly state: 'returned'; readonly by: string; readonly at: string; readonly reason: string }
  | {
      readonly state: 'rejected';
      readonly by: string;
      readonly at: string;
      readonly reasonCode: RejectionReason;
      readonly reason?: string;
    }
  | {
      readonly state: 'voided';
      readonly by: string;
      readonly at: string;
      readonly reasonCode: VoidReason;
      readonly reason: string;
    };

/** What people call one. */
export const FORM = 'phiếu';

/** One filled form. */
export interface Response {
  readonly id: string;
  readonly version: number;
  readonly campaignId: string;
  readonly communeUnitId: UnitId;
  /** Made on the device (instanceID): the same one again is the same form. */
  readonly clientId: string;
  /** Hash of what was sent: other content under the same id is a conflict. */
  readonly contentHash: string;
  /** Null when the form does not say. */
  readonly mode: RespondentMode | null;
  readonly source: Source;
  readonly answers: Answers;
  /** Number of its hamlet in the list of the commune, `007`; null where the form does not say. */
  readonly hamletNo: string | null;
  /** What a reviewer should look at. */
  readonly faults: readonly FieldFault[];
  readonly capturedAt: Date;
  readonly receivedAt: Date;
  /** Captured inside the window, arrived (or came back corrected) after its end. */
  readonly late: boolean;
  readonly paperSerial: string | null;
  readonly deviceKeyId: string | null;
  readonly status: Status;
}

/** What arrives, whichever way. */
export type Submission = Omit<Response, 'id' | 'version' | 'late' | 'status' | 'campaignId'>;

/** A new form. What is wrong with it was judged before; here it is only counted. */
export function submit(id: string, campaign: Campaign, submission: Submission): Decided<Response> {
  const next: Response = {
    ...submission,
    id,
    version: 1,
    campaignId: campaign.id,
    late: isLate(campaign, submission),
    status: { state: 'submitted' },
  };
  return { next, events: [submitted(campaign, next)] };
}

/** Whether a correction that arrives is the one that is stored already: its answer was lost on the way. */
export const isSameAgain = (
  { status, contentHash }: Pick<Response, 'status' | 'contentHash'>,
  submission: Pick<Submission, 'contentHash'>,
): boolean => status.state === 'submitted' && contentHash === submission.contentHash;

/** When and why it was returned. @throws DomainError conflict when it stands otherwise */
export function assertReturned(response: Response): { readonly at: string; readonly reason: string } {
  if (response.status.state !== 'returned') throw wrongState(response, 'sửa');
  return response.status;
}

/** A form that was returned comes back corrected. */
export function resubmit(response: Response, campaign: Campaign, submission: Submission): Decided<Response> {
  if (response.status.state !== 'returned') throw wrongState(response, 'gửi lại');
  const next: Response = {
    ...response,
    ...submission,
    late: isLate(campaign, submission),
    version: response.version + 1,
    status: { state: 'submitted' },
  };
  return { next, events: [submitted(campaign, next)] };
}

/** It counts from now on, also beyond the quota. */
export function accept(response: Response, campaign: Campaign, decision: Decision): Decided<Response> {
  decide(response, decision, 'submitted', 'chấp nhận');
  if (!isCapturedInWindow(campaign, response.capturedAt)) {
    throw new DomainError(
      'conflict',
      'captured-outside-window',
      'Phiếu được thu ngoài thời gian của đợt khảo sát nên không thể tính. Chưa thay đổi gì; hãy trả lại hoặc loại phiếu.',
    );
  }
  const next = moved(response, { state: 'accepted', ...written(decision) });
  return {
    next,
    events: [
      fact(ResponseAccepted, decision.at, { ...factIdentity(campaign, response), ...counted(response) }),
    ],
  };
}

/** Back to whoever filled it in, with a reason they can act on. */
export function returnForCorrection(
  response: Response,
  campaign: Campaign,
  decision: Decision,
  reason: string,
): Decided<Response> {
  decide(response, decision, 'submitted', 'trả lại');
  const next = moved(response, { state: 'returned', ...written(decision), reason });
  return { next, events: [fact(ResponseReturned, decision.at, factIdentity(campaign, response))] };
}

/** It never counts. */
export function reject(
  response: Response,
  campaign: Campaign,
  decision: Decision,
  reasonCode: RejectionReason,
  reason?: string,
): Decided<Response> {
  decide(response, decision, 'submitted', 'loại');
  const next = moved(response, {
    state: 'rejected',
    ...written(decision),
    reasonCode,
    ...(reason ? { reason } : {}),
  });
  return {
    next,
    events: [fact(ResponseRejected, decision.at, { ...factIdentity(campaign, response), reasonCode })],
  };
}

/** An accepted form is taken back; the figures lose it, history keeps it. */
export function voidAccepted(
  response: Response,
  campaign: Campaign,
  decision: Decision,
  reasonCode: VoidReason,
  reason: string,
): Decided<Response> {
  decide(response, decision, 'accepted', 'huỷ');
  const next = moved(response, { state: 'voided', ...written(decision), reasonCode, reason });
  return {
    next,
    events: [
      fact(ResponseVoided, decision.at, {
        ...factIdentity(campaign, response),
        ...counted(response),
        reasonCode,
      }),
    ],
  };
}

/** What all facts of one form share. */
export function responseContext(campaign: Campaign, response: Response, actorRole: string): FactContext {
  return {
    ...factContext(campaign, actorRole),
    communeUnitId: response.communeUnitId,
    source: response.source,
  };
}

/** A device's clock may run ahead; nothing happened later than it arrived. */
const happenedAt = ({ capturedAt, receivedAt }: Submission): Date =>
  capturedAt < receivedAt ? capturedAt : receivedAt;

const isLate = (campaign: Campaign, { capturedAt, receivedAt }: Submission): boolean =>
  receivedAt >= campaign.closesAt && isCapturedInWindow(campaign, capturedAt);

const factIdentity = (campaign: Campaign, response: Response) => ({
  responseId: response.id,
  ...identity(campaign),
});
const counted = ({ mode, late }: Response) => ({ ...(mode ? { mode } : {}), late });
const moved = (response: Response, status: Status): Response => ({
  ...response,
  status,
  version: response.version + 1,
});
const written = (decision: Decision) => ({ by: decision.by, at: decision.at.toISOString() });

function submitted(campaign: Campaign, response: Response): Fact {
  return fact(ResponseSubmitted, happenedAt(response), {
    ...factIdentity(campaign, response),
    ...counted(response),
    capturedAt: response.capturedAt.toISOString(),
    faultCount: response.faults.length,
  });
}

function decide(response: Response, decision: Decision, from: Status['state'], verb: string): void {
  if (response.status.state !== from) throw wrongState(response, verb);
  const { status } = response;
  const since = 'at' in status ? new Date(status.at) : happenedAt(response);
  if (decision.at < since) {
    throw new DomainError(
      'invalid',
      'decided-too-early',
      'Ngày quyết định không thể trước ngày thu phiếu hoặc trước quyết định trước đó. Chưa thay đổi gì.',
      [
        {
          field: 'decidedAt',
          code: 'decided-too-early',
          detail: `Sớm nhất là ${since.toISOString()}.`,
        },
      ],
    );
  }
}

const STATE_NAMES: Readonly<Record<Status['state'], string>> = {
  submitted: 'đang chờ duyệt',
  accepted: 'đã được chấp nhận',
  returned: 'đã trả lại',
  rejected: 'đã bị loại',
  voided: 'đã huỷ',
};

const wrongState = (response: Response, verb: string) =>
  new DomainError(
    'conflict',
    `response-${response.status.state}`,
    `Không thể ${verb}: phiếu ${STATE_NAMES[response.status.state]}. Chưa thay đổi gì.`,
  );
