import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RESPONDENT_MODES, type RespondentMode } from '@xaso/contracts-surveys';
import { type Actor, type Clock, DomainError, type FieldFault } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { Campaign, Decided } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import type { DeviceKey } from '../device-keys/device-key.js';
import { type Form, FormsStore } from '../forms/forms.store.js';
import { checkAnswers, type Instance, parseInstance } from '../forms/instance.js';
import { campaignFor, intakeFaults } from '../responses/intake.js';
import { type Response, resubmit, submit, type Submission } from '../responses/response.js';
import { ResponsesStore } from '../responses/responses.store.js';
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
    const sha256 = createHash('sha256').update(sent.xml).digest('hex');
    return this.database.transaction(async (tx) => {
      // Two sendings of one instance at the same time: the second waits and finds the first.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [instance.instanceId], 'openrosa-lock');
      const candidates = await this.campaigns.withForm(tx, key.programme, key.communeUnitId, form);
      const capturedAt = instance.timeEnd ?? instance.timeStart ?? this.clock.now();
      const campaign = campaignFor(candidates, capturedAt);
      if (!campaign) throw new DomainError('not-found', 'form-not-asked', `Không có đợt khảo sát nào dùng mẫu ${form.code} phiên bản ${form.version} ở xã này. Phiếu vẫn còn trên máy.`);
      const known = await this.submissions.find(tx, candidates.map(({ id }) => id), instance.instanceId);
      if (known && known.sha256 !== sha256) throw new DomainError('conflict', 'instance-differs', `Phiếu ${instance.instanceId} đã có với nội dung khác; bản đã lưu được giữ nguyên.`);
      if (known) {
        await this.submissions.addFiles(tx, known.responseId, instance.instanceId, sent.files, this.clock.now());
        return 'known';
      }
      const judged = this.judged(campaign, form, key, instance, capturedAt, sha256);
      const submission = await this.withPaperSerial(tx, campaign, form, instance, judged);
      const { decided, corrected } = await this.decide(tx, campaign, candidates, instance, submission);
      await this.responses.save(tx, campaign, decided, actor.role);
      await this.submissions.insert(tx, { responseId: decided.next.id, clientId: instance.instanceId, sha256, xml, receivedAt: submission.receivedAt });
      await this.submissions.addFiles(tx, decided.next.id, instance.instanceId, sent.files, submission.receivedAt);
      await audit(tx, { actor, action: 'response.received', subject: 'response', subjectId: decided.next.id });
      return corrected ? 'corrected' : 'new';
    });
  }

  /** A correction (deprecatedID) continues a returned form; of a form that cannot change any more it becomes a new one, and says so. */
  private async decide(tx: Tx, campaign: Campaign, candidates: readonly Campaign[], instance: Instance, submission: Submission): Promise<{ decided: Decided<Response>; corrected: boolean }> {
    const before = instance.deprecatedId ? await this.submissions.find(tx, candidates.map(({ id }) => id), instance.deprecatedId) : undefined;
    if (!before) return { decided: submit(uuidv7(), campaign, submission), corrected: false };
    const response = await this.responses.load(tx, before.responseId);
    if (response.status.state === 'returned' && response.campaignId === campaign.id) return { decided: resubmit(response, campaign, submission), corrected: true };
    const fault: FieldFault = {
      field: 'meta/deprecatedID',
      code: 'corrects-decided-response',
      detail: `Phiếu này sửa phiếu ${response.id}, phiếu đó đang ở trạng thái "${response.status.state}" nên không tự thay được.`,
    };
    return { decided: submit(uuidv7(), campaign, { ...submission, faults: [...submission.faults, fault] }), corrected: false };
  }

  /** Two sheets with one serial number: the form is kept, without the number, and the reviewer is told. */
  private async withPaperSerial(tx: Tx, campaign: Campaign, form: Form, instance: Instance, submission: Submission): Promise<Submission> {
    const field = submission.mode === 'paper' ? form.definition.fields.find(({ name }) => name === 'paper_serial') : undefined;
    const paperSerial = field && instance.answers[field.path];
    if (!field || !paperSerial) return submission;
    if (!(await this.submissions.isSerialTaken(tx, campaign.id, paperSerial))) return { ...submission, paperSerial };
    const fault: FieldFault = { field: field.path, code: 'paper-serial-taken', detail: `Số phiếu giấy ${paperSerial} đã có trong đợt này.` };
    return { ...submission, faults: [...submission.faults, fault] };
  }

  private judged(campaign: Campaign, form: Form, key: DeviceKey, instance: Instance, capturedAt: Date, contentHash: string): Submission {
    const receivedAt = this.clock.now();
    const faults: FieldFault[] = [
      ...instance.faults,
      ...(instance.timeEnd ?? instance.timeStart ? [] : [{ field: 'meta/timeEnd', code: 'capture-time-missing', detail: 'Máy không ghi thời điểm thu phiếu; lấy thời điểm nhận.' }]),
      ...intakeFaults(campaign, key.communeUnitId, capturedAt, receivedAt),
      ...checkAnswers(form.definition, instance.answers),
    ];
    const mode = respondentMode(form, instance);
    return {
      clientId: instance.instanceId,
      contentHash,
      communeUnitId: key.communeUnitId,
      mode,
      source: mode === 'paper' ? 'paper' : 'offline-sync',
      answers: instance.answers,
      faults,
      capturedAt,
      receivedAt,
      paperSerial: null,
      deviceKeyId: key.id,
    };
  }
}

/** Our questionnaires ask how they were filled in, in a field of this name; other forms count as filled in by the person. */
function respondentMode(form: Form, instance: Instance): RespondentMode {
  const field = form.definition.fields.find(({ name }) => name === 'respondent_mode');
  const answer = field && instance.answers[field.path];
  return RESPONDENT_MODES.find((mode) => mode === answer) ?? 'self';
}
