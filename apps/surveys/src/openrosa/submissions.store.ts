import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type NewRow, type Tx } from '@xaso/platform';
import type { CampaignVersion } from '../campaigns/campaigns.store.js';
import type { SentFile } from './multipart.js';

/** A document as a device sent it. */
export interface StoredSubmission {
  readonly responseId: string;
  readonly clientId: string;
  readonly asked: Asked;
  readonly sha256: string;
  readonly xml: string;
  readonly receivedAt: Date;
}

/** Who asks for a form, where. */
export interface Asked {
  readonly programme: string;
  readonly communeUnitId: string;
  readonly formCode: string;
  readonly formVersion: string;
}

/** What is there when a document arrives: the rounds that ask for it, drafts too, and the document itself, if it came before. */
export interface Situation {
  readonly rounds: readonly CampaignVersion[];
  readonly known: KnownSubmission | undefined;
}

interface Looked {
  readonly rounds: readonly CampaignVersion[];
  /** Without a commune where the form is of other rounds. */
  readonly sent: readonly (KnownSubmission | { readonly communeUnitId: null })[];
}

const isOfTheseRounds = (sent: Looked['sent'][number]): sent is KnownSubmission =>
  sent.communeUnitId !== null;

/** What is told of a document that is there already. */
export interface KnownSubmission {
  readonly responseId: string;
  readonly sha256: string;
  readonly communeUnitId: string;
}

// Written so that each part is one look into an index whatever the planner believes about tables that grow by the minute.
const LOOK = `
  with asking as materialized (
    select id, version from campaign
    where programme = $1 and form_code = $2 and form_version = $3 and quotas @> $4::jsonb
  ), sent as materialized (
    select response_id, sha256 from submission where client_id = $5
  )
  select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version)), '[]') from asking) as rounds,
    (select coalesce(jsonb_agg(jsonb_build_object('responseId', response_id, 'sha256', sha256, 'communeUnitId', (
       select r.commune_unit_id from response r where r.id = response_id and r.campaign_id in (select id from asking)
     ))), '[]') from sent) as sent`;

@Injectable()
export class SubmissionsStore {
  constructor(private readonly database: Database) {}

  openForms(programme: string, communeUnitId: string): Promise<{ code: string; version: string }[]> {
    return this.database.query(
      `select distinct form_code as code, form_version as version from campaign
       where programme = $1 and state = 'open' and quotas @> $2::jsonb order by 1, 2`,
      [programme, JSON.stringify([{ communeUnitId }])],
    );
  }

  async look(asked: Asked, clientId: string, tx: Tx): Promise<Situation> {
    const { programme, formCode, formVersion, communeUnitId } = asked;
    const [row] = await tx.query<Looked>(
      LOOK,
      [programme, formCode, formVersion, JSON.stringify([{ communeUnitId }]), clientId],
      'submission-look',
    );
    const { rounds = [], sent = [] } = row ?? {};
    return { rounds, known: sent.find(isOfTheseRounds) };
  }

  async find(tx: Tx, campaignIds: readonly string[], clientId: string): Promise<KnownSubmission | undefined> {
    const [row] = await tx.query<KnownSubmission>(
      `select s.response_id as "responseId", s.sha256, r.commune_unit_id as "communeUnitId" from submission s join response r on r.id = s.response_id
       where s.client_id = $1 and r.campaign_id = any ($2::uuid[])`,
      [clientId, campaignIds],
      'submission-find',
    );
    return row;
  }

  /** Locks the number until the transaction ends, so that two sheets sent at once do not both find it free. */
  async isSerialTaken(
    tx: Tx,
    campaignId: string,
    paperSerial: string,
    except: string | undefined,
  ): Promise<boolean> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${campaignId}/${paperSerial}`]);
    const rows = await tx.query(
      'select 1 from response where campaign_id = $1 and paper_serial = $2 and id is distinct from $3',
      [campaignId, paperSerial, except ?? null],
    );
    return rows.length > 0;
  }

  /** A document as a row for the statement that stores its response. */
  row({ responseId, clientId, asked, sha256, xml, receivedAt }: StoredSubmission): NewRow {
    const values = {
      response_id: responseId,
      client_id: clientId,
      asked_by: digest(asked),
      sha256,
      xml,
      received_at: receivedAt,
    };
    return { into: 'submission', values };
  }

  /** A file that is already there is the same file sent again. */
  async addFiles(
    tx: Tx,
    responseId: string,
    clientId: string,
    files: readonly SentFile[],
    receivedAt: Date,
  ): Promise<void> {
    for (const file of files) {
      await tx.query(
        'insert into attachment (response_id, client_id, name, media_type, content, received_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        [responseId, clientId, file.name, file.mediaType, file.content, receivedAt],
      );
    }
  }
}

/** As the migration that made the column computes it. */
function digest({ programme, formCode, formVersion, communeUnitId }: Asked): string {
  const text = [programme, formCode, formVersion, communeUnitId].join('\n');
  return createHash('md5').update(text).digest('hex');
}
