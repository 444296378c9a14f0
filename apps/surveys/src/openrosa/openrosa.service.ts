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
      const campaign = campaignFor(candidates, facts.capturedAt);
      if (!campaign) throw notAsked(form);
      const find = (clientId: string) =>
        this.submissions.find(
          tx,
          candidates.map(({ id }) => id),
          clientId,
        );
      const known = await find(instance.instanceId);
      if (known) {
        if (known.sha256 !== sha256) throw differs(instance);
        await this.submissions.addFiles(tx, known.responseId, instance.instanceId, sent.files, receivedAt);
        return 'known';
      }
      const before = instance.deprecatedId ? await find(instance.deprecatedId) : undefined;
      const corrected = before && (await this.responses.load(tx, before.responseId));
      const continues = corrected?.status.state === 'returned' && corrected.campaignId === campaign.id;
      const submission = await this.judged(tx, {
        campaign,
        form,
        key,
        instance,
        facts,
        sha256,
        receivedAt,
        corrected,
        continues,
      });
      const decided =
        corrected && continues
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

  /** Whatever is wrong is listed for the reviewer; nothing of it keeps the form from being stored. */
  private async judged(tx: Tx, arrival: Arrival): Promise<Submission> {
    const { campaign, form, key, instance, facts, sha256, receivedAt, corrected, continues } = arrival;
    const faults: FieldFault[] = [
      ...instance.faults,
      ...facts.faults,
      ...intakeFaults(campaign, key.communeUnitId, facts.capturedAt, receivedAt),
      ...checkAnswers(form.definition, instance.answers),
      ...(corrected && !continues ? [correctsDecided(corrected)] : []),
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
      faults,
      capturedAt: facts.capturedAt,
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

const correctsDecided = ({ id, status }: Response): FieldFault => ({
  field: 'meta/deprecatedID',
  code: 'corrects-decided-response',
  detail: `Phiếu này sửa phiếu ${id}, phiếu đó đang ở trạng thái "${status.state}" nên không tự thay được.`,
});

const serialTaken = ({ serial, field }: { serial: string; field: string }): FieldFault => ({
  field,
  code: 'paper-serial-taken',
  detail: `Số phiếu giấy ${serial} đã có trong đợt này; phiếu được giữ lại không kèm số.`,
});
