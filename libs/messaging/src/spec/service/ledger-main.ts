import { bootService } from '@xaso/platform';
import { ledger } from './ledger.service.js';

await bootService(ledger);
