import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import { PassCriteria } from '../../certificates/pass-criteria.service.js';
import type { TrainingClass } from '../../classes/training-class.js';
import { wordsOf } from '../rules/pass-rule.js';
import { PassRulesStore } from '../rules/pass-rules.store.js';

/** The pass rule in words, for certificates. */
@Injectable()
export class CriteriaService extends PassCriteria {
  constructor(private readonly rules: PassRulesStore) {
    super();
  }

  async wordsFor(tx: Tx, { curriculumId }: TrainingClass): Promise<string> {
    return wordsOf(await this.rules.of(tx, curriculumId));
  }
}
