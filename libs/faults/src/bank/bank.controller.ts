import { Body, Controller, Post } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { Parking } from '@xaso/messaging';
import { Public } from '@xaso/platform';
import { Accounts, type Order, type TransferOrder } from './accounts.js';

/** Who repairs what is parked. */
const OPERATOR: Actor = { id: 'laboratory', role: 'admin', communes: '*' };

/** What the driver and the laboratory ask for. Open to all: it listens on the loopback of a machine for some minutes. */
@Controller()
@Public()
export class BankController {
  constructor(
    private readonly accounts: Accounts,
    private readonly parking: Parking,
  ) {}

  @Post('accounts')
  async open(@Body() { id }: { id: string }): Promise<{ version: number }> {
    return { version: await this.accounts.open(id) };
  }

  @Post('deposits')
  async deposit(@Body() order: Order): Promise<{ version: number }> {
    return { version: await this.accounts.deposit(order) };
  }

  @Post('transfers')
  async transfer(@Body() order: TransferOrder): Promise<{ version: number }> {
    return { version: await this.accounts.transfer(order) };
  }

  @Post('parked/redrive')
  redrive(@Body() { consumer, key }: { consumer: string; key: string }) {
    return this.parking.redrive(consumer, key, OPERATOR);
  }

  @Post('parked/discard')
  async discard(@Body() { consumer, eventId }: { consumer: string; eventId: string }) {
    await this.parking.discard(consumer, eventId, OPERATOR, 'made by the laboratory: no fact');
    return { discarded: eventId };
  }
}
