import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { auditRow, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { asksIn, type Campaign, isCapturedInWindow } from '../campaigns/campaign.js';
import { CampaignsStore, type CampaignVersion } from '../campaigns/campaigns.store.js';
import type { DeviceKey } from '../device-keys/device-key.js';
import type { Admission } from '../device-keys/device-keys.store.js';
import { type Form, FormsStore } from '../forms/forms.store.js';
import { type Instance, parseInstance } from '../forms/instance.js';
import { campaignFor } from '../responses/intake.js';
import { type Response, resubmit, submit } from '../responses/response.js';
import { type Beside, ResponsesStore } from '../responses/responses.store.js';
import { instanceFacts } from './instance-facts.js';
import { type Arrival, correctsNothing, judge, serialTaken } from './judge.js';
import { decodeUtf8, type SentFile, type SentSubmission } from './multipart.js';
import { type Asked, SubmissionsStore } from './submissions.store.js';

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
  async receive({ key, rounds }: Admission, actor: Actor, sent: SentSubmission): Promise<Reception> {
    const xml = decodeUtf8(sent.xml);
    const instance = parseInstance(xml);
    const form = await this.forms.get(instance.formId, instance.version);
    const receivedAt = this.clock.now();
    const facts = instanceFacts(form.definition, instance, receivedAt);
    const sha256 = createHash('sha256').update(sent.xml).digest('hex');
    const { programme, communeUnitId } = key;
    const asked = { programme, communeUnitId, formCode: form.code, formVersion: form.version };
    const document = { actor, key, form, asked, instance, facts, xml, sha256, receivedAt, files: sent.files };
    if (isPlain(document) && (await this.receivePlain(document, rounds))) return 'new';
    return this.database.transaction((tx) => this.receiveAny(tx, document));
  }

  /**
   * Nearly every form: it corrects none, brings no files and no sheet of paper, and was captured in the window of a round
   * that asked when the request began. Stored in one statement; false when one with its id is there already.
   */
  private async receivePlain(document: Document, rounds: readonly CampaignVersion[]): Promise<boolean> {
    const { actor, key, form, facts } = document;
    const known = await this.campaigns.at(rounds, this.database);
    const asking = known.filter((one) => isOf(form, one) && asksIn(one, key.communeUnitId));
    const campaign = campaignFor(asking, facts.capturedAt);
    if (!campaign || !isCapturedInWindow(campaign, facts.capturedAt)) return false;
    const judged = judge(document, { campaign, capturedAt: facts.capturedAt, faults: [], paperSerial: null });
    const decided = submit(uuidv7(), campaign, judged);
    return this.responses.commitUnseen(campaign, decided, actor.role, this.beside(document, decided.next.id));
  }

  private async receiveAny(tx: Tx, document: Document): Promise<Reception> {
    const { actor, key, form, asked, instance, facts, sha256, receivedAt, files } = document;
    // Two sendings of one instance at the same time: the second waits and finds the first.
    await tx.query(
      'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      [instance.instanceId],
      'openrosa-lock',
    );
    const { rounds, known } = await this.submissions.look(asked, instance.instanceId, tx);
    const candidates = await this.campaigns.at(rounds, tx);
    if (known) {
      if (known.communeUnitId !== key.communeUnitId) throw elsewhere(instance);
      if (known.sha256 !== sha256) throw differs(instance);
      await this.submissions.addFiles(tx, known.responseId, instance.instanceId, files, receivedAt);
      return 'known';
    }
    const campaignIds = rounds.map(({ id }) => id);
    const corrected = await this.correctedBy(tx, campaignIds, instance, key);
    const continues = corrected?.status.state === 'returned' ? corrected : undefined;
    // A correction stays in its round and keeps its capture time: a device dates it anew each time it is finished.
    const campaign = continues
      ? candidates.find(({ id }) => id === continues.campaignId)
      : campaignFor(candidates, facts.capturedAt);
    if (!campaign) throw notAsked(form);
    const capturedAt = continues?.capturedAt ?? facts.capturedAt;
    const { paper } = facts;
    const taken =
      paper && (await this.submissions.isSerialTaken(tx, campaign.id, paper.serial, continues?.id));
    const judged = judge(document, {
      campaign,
      capturedAt,
      faults: [
        ...(instance.deprecatedId && !continues ? [correctsNothing(instance.deprecatedId, corrected)] : []),
        ...(paper && taken ? [serialTaken(paper)] : []),
      ],
      paperSerial: paper && !taken ? paper.serial : null,
    });
    const decided = continues ? resubmit(continues, campaign, judged) : submit(uuidv7(), campaign, judged);
    const { id } = decided.next;
    await this.responses.save(tx, campaign, decided, actor.role, this.beside(document, id));
    await this.submissions.addFiles(tx, id, instance.instanceId, files, receivedAt);
    return continues ? 'corrected' : 'new';
  }

  /** The document as it was sent, and who sent it. */
  private beside({ actor, asked, instance, sha256, xml, receivedAt }: Document, responseId: string): Beside {
    const received = { actor, action: 'response.received', subject: 'response', subjectId: responseId };
    const kept = { responseId, clientId: instance.instanceId, asked, sha256, xml, receivedAt };
    return { name: '-of-device', rows: [this.submissions.row(kept), auditRow(received)] };
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
}

/** A document with what it takes to store it. */
interface Document extends Arrival {
  readonly form: Form;
  readonly asked: Asked;
  readonly xml: string;
  readonly files: readonly SentFile[];
}

const isOf = (form: Form, { formCode, formVersion }: Campaign): boolean =>
  formCode === form.code && formVersion === form.version;

const isPlain = ({ instance, facts, files }: Document): boolean =>
  !instance.deprecatedId && !facts.paper && files.length === 0;

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
