import { bootService } from '@xaso/platform';
import { Knobs, ledger } from './ledger.service.js';

/** The service, with a handler that never comes back. */
await bootService({
  ...ledger,
  prepare: (app) => {
    app.get(Knobs).before = () => new Promise(() => undefined);
  },
});
