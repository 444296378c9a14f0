import { Textarea } from '@mantine/core';
import { common } from '../../../i18n/common.texts.js';

/** Why something is written otherwise; `props` are those of the form. */
export function ReasonField(props: object) {
  const say = common.use();
  return (
    <Textarea required maxLength={1_000} label={say('reason')} description={say('reason.hint')} {...props} />
  );
}
