import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError, type FieldFault } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { Campaign } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import type { DeviceKey } from '../device-keys/device-key.js';
import { type Form, FormsStore } from '../forms/forms.store.js';
import { checkAnswers, type Instance, parseInstance } from '../forms/instance.js';
import { campaignFor, intakeFaults } from '../responses/intake.js';
import { type Response, resubmit, submit, type Submission } from '../responses/response.js';
import { ResponsesStore } from '../responses/responses.store.js';
import { type InstanceFacts, instanceFacts } from './instance-facts.js';
import { MAX_LISTED_FAULTS } from './limits.js';
import { decodeUtf8, type SentSubmission } from './multipart.js';
import { SubmissionsStore } from './submissions.store.js';

/** What became of a submission. */
export type Reception = 'new' | 'corrected' | 'known';

/** Intake from phones: a well-formed instance of a known form is kept as it came, its faults listed for the reviewer. */
@Injectable()
export class OpenRosaService {
  constructor(
    private readonly database: Database,
    private readonly forms: FormsStore,
    private readonly campaigns: CampaignsStore,
    private readonly responses: ResponsesStore,
    private readonly submissions: SubmissionsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Forms of the open rounds in the key's commune. */
  async listedForms(key: DeviceKey): Promise<Form[]> {
    const ids = await this.submissions.openForms(key.programme, key.communeUnitId);
    return Promise.all(ids.map(({ code, version }) => this.forms.get(code, version)));
  }

  /**
   * @throws DomainError invalid (no XML, no OpenRosa instance), not-found (a form that no round asks in this commune),
   * conflict (other content under the same instanceID)
   */
  async receive(key: DeviceKey, actor: Actor, sent: SentSubmission): Promise<Reception> {
    const xml = decodeUtf8(sent.xml);
    const instance = parseInstance(xml);
    const form = await this.forms.get(instance.formId, instance.version);
    const receivedAt = this.clock.now();
    const facts = instanceFacts(form.definition, instance, receivedAt);
    const sha256 = createHash('sha256').update(sent.xml).digest('hex');
    return this.database.transaction(async (tx) => {
      // Two sendings of one instance at the same time: the second waits and finds the first.
      await tx.query(
        'select pg_advisory_xact_lock(hashtextextended($1, 0))',
        [instance.instanceId],
        'openrosa-lock',
      );
      const candidates = await this.campaigns.withForm(tx, key.programme, key.communeUnitId, form);
      const campaignIds = candidates.map(({ id }) => id);
      const known = await this.submissions.find(tx, campaignIds, instance.instanceId);
      if (known) {
        if (known.communeUnitId !== key.communeUnitId) throw elsewhere(instance);
        if (known.sha256 !== sha256) throw differs(instance);
        await this.submissions.addFiles(tx, known.responseId, instance.instanceId, sent.files, receivedAt);
        return 'known';
      }
      const corrected = await this.correctedBy(tx, campaignIds, instance, key);
      const continues = corrected?.status.state === 'returned';
      // A correction stays in its round and keeps its capture time: a device dates it anew each time it is finished.
      const campaign = continues
        ? candidates.find(({ id }) => id === corrected.campaignId)
        : campaignFor(candidates, facts.capturedAt);
      if (!campaign) throw notAsked(form);
      const capturedAt = continues ? corrected.capturedAt : facts.capturedAt;
      const arrival = {
        campaign,
        form,
        key,
        instance,
        facts,
        capturedAt,
        sha256,
        receivedAt,
        corrected,
        continues,
      };
      const submission = await this.judged(tx, arrival);
      const decided = continues
        ? resubmit(corrected, campaign, submission)
        : submit(uuidv7(), campaign, submission);
      await this.responses.save(tx, campaign, decided, actor.role);
      await this.submissions.insert(tx, {
        responseId: decided.next.id,
        clientId: instance.instanceId,
        sha256,
        xml,
        receivedAt,
      });
      await this.submissions.addFiles(tx, decided.next.id, instance.instanceId, sent.files, receivedAt);
      await audit(tx, {
        actor,
        action: 'response.received',
        subject: 'response',
        subjectId: decided.next.id,
      });
      return continues ? 'corrected' : 'new';
    });
  }

  /** The form that a submission says it corrects, if it is one of this commune. */
  private async correctedBy(
    tx: Tx,
    campaignIds: readonly string[],
    { deprecatedId }: Instance,
    key: DeviceKey,
  ): Promise<Response | undefined> {
    const before = deprecatedId ? await this.submissions.find(tx, campaignIds, deprecatedId) : undefined;
    return before?.communeUnitId === key.communeUnitId
      ? this.responses.load(tx, before.responseId)
      : undefined;
  }

  /** Whatever is wrong is listed for the reviewer; nothing of it keeps the form from being stored. */
  private async judged(tx: Tx, arrival: Arrival): Promise<Submission> {
    const { campaign, form, key, instance, facts, capturedAt, sha256, receivedAt, corrected, continues } =
      arrival;
    const faults: FieldFault[] = [
      ...instance.faults,
      ...facts.faults,
      ...intakeFaults(campaign, key.communeUnitId, capturedAt, receivedAt),
      ...checkAnswers(form.definition, instance.answers),
      ...(instance.deprecatedId && !continues ? [correctsNothing(instance.deprecatedId, corrected)] : []),
    ];
    const { paper, mode } = facts;
    const taken =
      paper &&
      (await this.submissions.isSerialTaken(
        tx,
        campaign.id,
        paper.serial,
        continues ? corrected?.id : undefined,
      ));
    if (paper && taken) faults.push(serialTaken(paper));
    return {
      clientId: instance.instanceId,
      contentHash: sha256,
      communeUnitId: key.communeUnitId,
      mode: mode ?? null,
      source: mode === 'paper' ? 'paper' : 'offline-sync',
      answers: instance.answers,
      faults: listed(faults),
      capturedAt,
      receivedAt,
      paperSerial: paper && !taken ? paper.serial : null,
      deviceKeyId: key.id,
    };
  }
}

interface Arrival {
  readonly campaign: Campaign;
  readonly form: Form;
  readonly key: DeviceKey;
  readonly instance: Instance;
  readonly facts: InstanceFacts;
  readonly capturedAt: Date;
  readonly sha256: string;
  readonly receivedAt: Date;
  /** The form that this one says it corrects. */
  readonly corrected: Response | undefined;
  /** Whether it takes that form's place: only while it is returned. */
  readonly continues: boolean;
}

const notAsked = (form: Form) =>
  new DomainError(
    'not-found',
    'form-not-asked',
    `Không có đợt khảo sát nào dùng mẫu ${form.code} phiên bản ${form.version} ở xã này. Phiếu vẫn còn trên máy.`,
  );

const differs = (instance: Instance) =>
  new DomainError(
    'conflict',
    'instance-differs',
    `Phiếu ${instance.instanceId} đã có với nội dung khác; bản đã lưu được giữ nguyên.`,
  );

const elsewhere = (instance: Instance) =>
  new DomainError(
    'forbidden',
    'other-commune',
    `Phiếu ${instance.instanceId} đã được nộp cho xã khác; bản đã lưu được giữ nguyên. Hãy xin khoá thiết bị của đúng xã.`,
  );

const correctsNothing = (deprecatedId: string, corrected: Response | undefined): FieldFault => ({
  field: 'meta/deprecatedID',
  code: 'corrects-decided-response',
  detail: corrected
    ? `Phiếu này sửa phiếu ${corrected.id}, phiếu đó đang ở trạng thái "${corrected.status.state}" nên không tự thay được.`
    : `Phiếu này sửa phiếu ${deprecatedId}, nhưng ở xã này không có phiếu đó.`,
});

/** A document of another form, or a broken device, can have a fault at every element. */
function listed(faults: readonly FieldFault[]): FieldFault[] {
  const rest = faults.length - MAX_LISTED_FAULTS;
  if (rest <= 0) return [...faults];
  const more = { field: '', code: 'more-faults', detail: `Còn ${rest} lỗi khác không liệt kê.` };
  return [...faults.slice(0, MAX_LISTED_FAULTS), more];
}

const serialTaken = ({ serial, field }: { serial: string; field: string }): FieldFault => ({
  field,
  code: 'paper-serial-taken',
  detail: `Số phiếu giấy ${serial} đã có trong đợt này; phiếu được giữ lại không kèm số.`,
});
