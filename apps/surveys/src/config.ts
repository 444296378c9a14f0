import { messagingConfig } from '@xaso/messaging';
import { type ConfigOf, text } from '@xaso/platform';

/** What the surveys service reads from its environment. */
export const config = {
  ...messagingConfig,
  /** What devices put before `/key/…`, e.g. `https://xaso.example/api/surveys`; the request's own host unless set. */
  PUBLIC_URL: text({
    default: '',
    pattern: /^(https?:\/\/\S+[^/])?$/,
    rule: 'must be an http(s) address without a slash at its end',
    example: 'https://xaso.example/api/surveys',
  }),
};

export type SurveysConfig = ConfigOf<typeof config>;
