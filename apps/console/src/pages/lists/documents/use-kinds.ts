import { useQuery } from '@tanstack/react-query';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { useLanguage } from '../../../i18n/texts.js';
import { kindsQuery } from './documents.queries.js';
import { englishKind } from './english.js';
import type { RegisterKind } from './kinds.js';
import { fieldsOf, type SchemaField, shownOf } from './schema-form.js';

export interface Kinds {
  /** What a kind is called; its code until the schemas are there. */
  readonly titleOf: (kind: RegisterKind) => string;
  readonly fields: (kind: RegisterKind) => readonly SchemaField[];
  /** One field of an entry in words. */
  readonly show: (field: SchemaField, value: unknown) => string | null;
}

/** The kinds of the register as their schemas tell them, in the language of the page. */
export function useKinds(): Kinds {
  const language = useLanguage();
  const say = common.use();
  const { data } = useQuery(kindsQuery);
  const words = { yes: say('yes'), no: say('no'), day: dayText };
  return {
    titleOf: (kind) => (language === 'en' ? englishKind(kind) : (data?.[kind].title ?? kind)),
    fields: (kind) => (data ? fieldsOf(data[kind], language) : []),
    show: (field, value) => shownOf(field, value, words),
  };
}
