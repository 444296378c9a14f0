/** `node main.ts <bank>`: one process of a bank. What it does beside HTTP is decided by RELAY and LAB_READS. */
import { bootService } from '@xaso/platform';
import { bank } from './bank.js';
import { BANKS, isBank } from './facts.js';

const [name] = process.argv.splice(2, 1);
if (!isBank(name)) throw new Error(`which bank? One of ${BANKS.join(', ')}`);
await bootService(bank(name));
