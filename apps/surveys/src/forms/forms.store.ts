import { Injectable } from '@nestjs/common';
import { DomainError, type Pillar } from '@xaso/kernel';
import { Database, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { FormDefinition } from './form-definition.js';

/** A published version of a questionnaire; it never changes. */
export interface Form {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly xml: string;
  readonly md5: string;
  readonly definition: FormDefinition;
  readonly publishedAt: Date;
  readonly retiredAt: Date | null;
}

export const FormEntity = new EntitySchema<Form>({
  name: 'form',
  tableName: 'form',
  columns: {
    code: { type: 'text', primary: true },
    version: { type: 'text', primary: true },
    title: { type: 'text' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    xml: { type: 'text' },
    md5: { type: 'text' },
    definition: { type: 'jsonb', transformer: typed<FormDefinition>() },
    publishedAt: { type: 'timestamptz', name: 'published_at' },
    retiredAt: { type: 'timestamptz', name: 'retired_at', nullable: true },
  },
});

const SELECT_ONE = `
  select code, version, title, pillar, xml, md5, definition, published_at as "publishedAt", retired_at as "retiredAt"
  from form where code = $1 and version = $2`;

@Injectable()
export class FormsStore {
  /** Versions never change, so what was read once stays right. */
  private readonly read = new Map<string, Form>();

  constructor(private readonly database: Database) {}

  find(tx: Tx, code: string, version: string): Promise<Form | null> {
    return tx.manager.findOneBy(FormEntity, { code, version });
  }

  async insert(tx: Tx, form: Form): Promise<void> {
    await tx.manager.insert(FormEntity, form);
  }

  /** Inside a transaction pass it as `on`: a second connection could be waited for in vain. @throws DomainError not-found */
  async get(code: string, version: string, on: Pick<Database, 'query'> = this.database): Promise<Form> {
    const id = `${code}\0${version}`;
    const known = this.read.get(id) ?? (await on.query<Form>(SELECT_ONE, [code, version], 'form-get'))[0];
    if (!known)
      throw new DomainError(
        'not-found',
        'form-unknown',
        `Không có mẫu phiếu ${code} phiên bản ${version || '(không ghi)'}.`,
      );
    this.read.set(id, known);
    return known;
  }

  list(): Promise<Omit<Form, 'xml' | 'definition'>[]> {
    return this.database.query(
      `select code, version, title, pillar, md5, published_at as "publishedAt", retired_at as "retiredAt" from form order by code, published_at`,
    );
  }
}
