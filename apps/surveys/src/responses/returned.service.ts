import { Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, audit, Database } from '@xaso/platform';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import { FormsStore } from '../forms/forms.store.js';
import { assertReturned } from './response.js';
import { ResponsesStore } from './responses.store.js';
import { SendersStore } from './senders.store.js';

/** A form that came back to whoever sent it; its answers are a read of their own. */
export interface ReturnedForm {
  readonly id: string;
  /** To be sent with the correction, so that nobody's work is overwritten unseen. */
  readonly version: number;
  /** The id it was made under on the device. */
  readonly clientId: string;
  readonly campaignId: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly title: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly returnedAt: string;
  /** What the reviewer wrote. */
  readonly reason: string;
}

const MOST = 500;

const LIST = `
  select r.id, r.version, r.client_id as "clientId", r.campaign_id as "campaignId", c.form_code as "formCode",
    c.form_version as "formVersion", f.title, r.commune_unit_id as "communeUnitId", r.status ->> 'at' as "returnedAt",
    r.status ->> 'reason' as reason
  from response_sender s
    join response r on r.id = s.response_id
    join campaign c on c.id = r.campaign_id
    join form f on f.code = c.form_code and f.version = c.form_version
  where s.account = $1 and r.status ->> 'state' = 'returned' and ($2::text[] is null or r.commune_unit_id = any ($2))
  order by r.id limit ${MOST}`;

/** What was returned, for whoever sent it: they correct it where they filled it in. */
@Injectable()
export class ReturnedService {
  constructor(
    private readonly database: Database,
    private readonly responses: ResponsesStore,
    private readonly campaigns: CampaignsStore,
    private readonly forms: FormsStore,
    private readonly senders: SendersStore,
  ) {}

  /** Oldest first, at most 500: those that the account sent, in communes it may act for still. */
  async list({ id, communes }: Actor): Promise<ReturnedForm[]> {
    const rows = await this.database.query<Omit<ReturnedForm, 'commune'> & { communeUnitId: UnitId }>(LIST, [
      id,
      communes === '*' ? null : communes,
    ]);
    return rows.map((row) => ({ ...row, commune: communeName(row.communeUnitId) }));
  }

  /**
   * One of them with its answers; that it was read is in the audit log.
   * @throws DomainError not-found, forbidden `other-sender`, conflict when it is returned no longer
   */
  one(id: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const response = await this.responses.load(tx, id);
      assertCommune(actor, response.communeUnitId);
      if (!(await this.senders.isSender(tx, id, actor.id)))
        throw new DomainError(
          'forbidden',
          'other-sender',
          'Phiếu này do người khác gửi nên chỉ người đó mở lại để sửa được.',
        );
      const { at, reason } = assertReturned(response);
      const { formCode, formVersion } = await this.campaigns.load(tx, response.campaignId);
      const { title } = await this.forms.get(formCode, formVersion, tx);
      await audit(tx, { actor, action: 'response.read', subject: 'response', subjectId: id });
      const { version, clientId, campaignId, communeUnitId, mode, capturedAt, paperSerial, answers } =
        response;
      return {
        ...{ id, version, clientId, campaignId, formCode, formVersion, title },
        ...{ communeUnitId, commune: communeName(communeUnitId), returnedAt: at, reason },
        ...{ mode, capturedAt, paperSerial, answers },
      };
    });
  }
}
