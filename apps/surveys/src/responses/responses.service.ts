import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, type Decided, type Seen } from '@xaso/contracts-common';
import type { RejectionReason, RespondentMode, VoidReason } from '@xaso/contracts-surveys';
import { type Actor, type Clock, DomainError, type FieldFault, type UnitId } from '@xaso/kernel';
import { assertCommune, assertHamlet, audit, CLOCK, Database, hashOf, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { Campaign } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import { FormsStore } from '../forms/forms.store.js';
import { answersFromJson, checkAnswers } from '../forms/instance.js';
import { hamletCode, hamletOf } from './hamlet.js';
import { assertStarted, intakeFaults } from './intake.js';
import {
  accept,
  type Decision,
  FORM,
  isSameAgain,
  reject,
  type Response,
  resubmit,
  returnForCorrection,
  submit,
  type Submission,
  voidAccepted,
} from './response.js';
import { unsummed } from '../summaries/summaries.store.js';
import { type Beside, ResponsesStore } from './responses.store.js';
import { SendersStore } from './senders.store.js';

/** A form as JSON brings it. */
export interface JsonSubmission {
  readonly campaignId: string;
  readonly clientId: string;
  readonly communeUnitId: UnitId;
  readonly mode: RespondentMode;
  readonly capturedAt: Date;
  readonly paperSerial?: string | undefined;
  readonly answers: unknown;
}

/** Intake by JSON, and the decisions of reviewers. */
@Injectable()
export class ResponsesService {
  constructor(
    private readonly database: Database,
    private readonly responses: ResponsesStore,
    private readonly campaigns: CampaignsStore,
    private readonly forms: FormsStore,
    private readonly senders: SendersStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a form in; the same one again is answered with the first.
   * @throws DomainError invalid naming each field, conflict for other content under the same clientId.
   */
  async submit(tx: Tx, input: JsonSubmission, actor: Actor): Promise<Response> {
    assertCommune(actor, input.communeUnitId);
    const campaign = await this.campaigns.load(tx, input.campaignId);
    assertStarted(campaign);
    const submission = await this.judged(tx, campaign, input);
    assertSent(actor, submission);
    const existing = await this.responses.findByClientId(tx, campaign.id, input.clientId);
    if (existing) return same(existing, submission);
    const decided = submit(uuidv7(), campaign, submission);
    const saved = await this.save(tx, campaign, decided, actor, 'response.submitted');
    await this.senders.note(tx, saved.id, actor.id);
    return saved;
  }

  /**
   * A returned form comes back corrected; the same correction again is answered with the first.
   * @param version of the form that was corrected; without it whatever is there is replaced
   * @throws DomainError as `submit`; conflict when it is returned no longer, or was changed since
   */
  resubmit(
    id: string,
    { version, ...input }: Seen<Omit<JsonSubmission, 'campaignId' | 'clientId'>>,
    actor: Actor,
  ): Promise<Response> {
    return this.database.transaction(async (tx) => {
      const response = await this.responses.load(tx, id);
      assertCommune(actor, response.communeUnitId);
      assertSent(actor, response);
      assertCommune(actor, input.communeUnitId);
      const campaign = await this.campaigns.load(tx, response.campaignId);
      const of = { clientId: response.clientId, campaignId: campaign.id };
      const submission = await this.judged(tx, campaign, { ...input, ...of });
      assertSent(actor, submission);
      if (isSameAgain(response, submission)) return response;
      const decided = resubmit(response, campaign, submission);
      assertSeen(response, version, FORM);
      const saved = await this.save(tx, campaign, decided, actor, 'response.resubmitted');
      await this.senders.note(tx, id, actor.id);
      return saved;
    });
  }

  accept(id: string, decidedAt: Date | undefined, actor: Actor): Promise<Response> {
    return this.decide(id, actor, 'response.accepted', undefined, (response, campaign) =>
      accept(response, campaign, this.decision(actor, decidedAt)),
    );
  }

  returnForCorrection(
    id: string,
    reason: string,
    decidedAt: Date | undefined,
    actor: Actor,
  ): Promise<Response> {
    return this.decide(id, actor, 'response.returned', reason, (response, campaign) =>
      returnForCorrection(response, campaign, this.decision(actor, decidedAt), reason),
    );
  }

  reject(
    id: string,
    reasonCode: RejectionReason,
    reason: string | undefined,
    decidedAt: Date | undefined,
    actor: Actor,
  ): Promise<Response> {
    return this.decide(id, actor, 'response.rejected', reason, (response, campaign) =>
      reject(response, campaign, this.decision(actor, decidedAt), reasonCode, reason),
    );
  }

  voidAccepted(
    id: string,
    reasonCode: VoidReason,
    reason: string,
    decidedAt: Date | undefined,
    actor: Actor,
  ): Promise<Response> {
    return this.decide(id, actor, 'response.voided', reason, (response, campaign) =>
      voidAccepted(response, campaign, this.decision(actor, decidedAt), reasonCode, reason),
    );
  }

  /** The answers of one form: a sensitive read, so it leaves a row in the audit log. */
  read(id: string, actor: Actor): Promise<Response> {
    return this.database.transaction(async (tx) => {
      const response = await this.responses.load(tx, id);
      assertOwn(actor, response);
      await audit(tx, { actor, action: 'response.read', subject: 'response', subjectId: id });
      return response;
    });
  }

  private decide(
    id: string,
    actor: Actor,
    action: string,
    reason: string | undefined,
    decide: (response: Response, campaign: Campaign) => Decided<Response>,
  ): Promise<Response> {
    return this.database.transaction(async (tx) => {
      const response = await this.responses.load(tx, id);
      assertOwn(actor, response);
      const campaign = await this.campaigns.load(tx, response.campaignId);
      return this.save(tx, campaign, decide(response, campaign), actor, action, reason);
    });
  }

  private async save(
    tx: Tx,
    campaign: Campaign,
    decided: Decided<Response>,
    actor: Actor,
    action: string,
    reason?: string,
  ): Promise<Response> {
    await this.responses.save(tx, campaign, decided, actor.role, beside(decided.next));
    await audit(tx, {
      actor,
      action,
      subject: 'response',
      subjectId: decided.next.id,
      ...(reason ? { reason } : {}),
    });
    return decided.next;
  }

  /** Everything that can be judged without a person; JSON is refused when something is wrong. */
  private async judged(tx: Tx, campaign: Campaign, input: JsonSubmission): Promise<Submission> {
    const receivedAt = this.clock.now();
    const { definition } = await this.forms.get(campaign.formCode, campaign.formVersion, tx);
    const read = answersFromJson(definition, input.answers);
    const faults: FieldFault[] = [
      ...intakeFaults(campaign, input.communeUnitId, input.capturedAt, receivedAt),
      ...[...read.faults, ...checkAnswers(definition, read.answers)].map((fault) => ({
        ...fault,
        field: `answers.${fault.field}`,
      })),
    ];
    if (faults.length > 0)
      throw new DomainError(
        'invalid',
        'response-invalid',
        'Phiếu chưa hợp lệ; chưa lưu gì. Hãy sửa các mục dưới đây rồi gửi lại.',
        faults,
      );
    const { clientId, communeUnitId, mode, capturedAt, paperSerial } = input;
    const content = {
      communeUnitId,
      mode,
      capturedAt,
      paperSerial: paperSerial ?? null,
      answers: read.answers,
    };
    return {
      ...content,
      clientId,
      contentHash: hashOf(content),
      source: mode === 'paper' ? 'paper' : 'online',
      hamletNo: hamletOf(read.answers),
      faults: [],
      receivedAt,
      deviceKeyId: null,
    };
  }

  private decision(actor: Actor, decidedAt: Date | undefined): Decision {
    const now = this.clock.now();
    if (decidedAt && decidedAt > now) {
      throw new DomainError(
        'invalid',
        'decided-in-future',
        'Ngày quyết định không thể ở tương lai. Chưa thay đổi gì.',
        [{ field: 'decidedAt', code: 'decided-in-future', detail: `Bây giờ là ${now.toISOString()}.` }],
      );
    }
    return { by: actor.id, at: decidedAt ?? now };
  }
}

type Place = Pick<Response, 'communeUnitId' | 'hamletNo'>;

/** Whoever is kept to hamlets reads and decides on the forms of these. */
function assertOwn(actor: Actor, { communeUnitId, hamletNo }: Place): void {
  assertCommune(actor, communeUnitId);
  assertHamlet(actor, hamletCode(communeUnitId, hamletNo));
}

/** They also send forms that do not ask for the hamlet. */
function assertSent(actor: Actor, place: Place): void {
  if (place.hamletNo !== null) assertOwn(actor, place);
}

/** What counts has changed: the summary of the round is no longer what its forms come to. */
const beside = (next: Response): Beside | undefined =>
  next.status.state === 'accepted' || next.status.state === 'voided'
    ? { name: '-counted', rows: [unsummed(next)] }
    : undefined;

function same(existing: Response, submission: Submission): Response {
  if (existing.contentHash === submission.contentHash) return existing;
  throw new DomainError(
    'conflict',
    'response-differs',
    `Phiếu ${submission.clientId} đã có với nội dung khác. Phiếu đã lưu được giữ nguyên; muốn sửa, hãy để người duyệt trả lại phiếu.`,
  );
}
