import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError, type Pillar } from '@xaso/kernel';
import { audit, CLOCK, Database } from '@xaso/platform';
import { type Form, FormsStore } from './forms.store.js';
import { parseForm } from './xform.js';

/** Publishing and reading questionnaires. */
@Injectable()
export class FormsService {
  constructor(
    private readonly database: Database,
    private readonly forms: FormsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Publishes a version for good; the same document again changes nothing.
   * @throws DomainError invalid for what is no proper XForm, conflict for another document under a published version.
   */
  async publish(xml: string, pillar: Pillar, actor: Actor): Promise<Form> {
    const definition = parseForm(xml);
    const { formId: code, version, title, hash: md5 } = definition;
    if (version === '')
      throw new DomainError(
        'invalid',
        'form-without-version',
        'Mẫu phiếu phải ghi phiên bản (thuộc tính version); chưa lưu gì.',
      );
    return this.database.transaction(async (tx) => {
      const existing = await this.forms.find(tx, code, version);
      if (existing?.md5 === md5 && existing.pillar === pillar) return existing;
      if (existing)
        throw new DomainError(
          'conflict',
          'form-published',
          `Mẫu ${code} phiên bản ${version} đã phát hành và không đổi được. Hãy đặt phiên bản mới cho nội dung mới.`,
        );
      const form: Form = {
        code,
        version,
        title,
        pillar,
        xml,
        md5,
        definition,
        publishedAt: this.clock.now(),
        retiredAt: null,
      };
      await this.forms.insert(tx, form);
      await audit(tx, { actor, action: 'form.published', subject: 'form', subjectId: `${code}/${version}` });
      return form;
    });
  }
}
