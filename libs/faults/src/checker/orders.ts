import type { Facts } from './facts.js';
import type { Findings } from './findings.js';
import type { History, Order } from './history.js';

const KIND: Readonly<Record<string, string>> = { deposit: 'deposited', transfer: 'sent' };

/** What was answered is stored once, what was refused never, and nothing that nobody asked for. */
export function judgeOrders(history: History, facts: Facts, findings: Findings): void {
  const stored = new Map<string, number>();
  for (const fact of facts.all) {
    // What is passed on carries its order along.
    const direct = fact.kind === 'deposited' || (fact.kind === 'sent' && !fact.caused);
    if (!direct) continue;
    const order = fact.order === null ? undefined : history.orders.get(fact.order);
    if (!order) {
      findings.add('other', 'unasked', `${fact.service} outbox`, `order ${fact.order} was never asked for`);
      continue;
    }
    stored.set(order.order, (stored.get(order.order) ?? 0) + 1);
    if (KIND[order.what] !== fact.kind || order.account !== fact.key || order.amount !== fact.amount)
      findings.add(
        'other',
        'stored-otherwise',
        `${fact.service} outbox`,
        `${say(order)} was stored as ${fact.kind} of ${fact.amount} on ${fact.key}`,
      );
  }
  for (const order of history.orders.values()) settle(order, stored.get(order.order) ?? 0, findings);
}

function settle(order: Order, times: number, findings: Findings): void {
  if (times > 1)
    findings.add('doubled', 'stored-twice', order.service, `${say(order)} was stored ${times} times`);
  if (order.answered && times === 0)
    findings.add(
      'lost',
      'answered-not-stored',
      order.service,
      `${say(order)} was answered and is not stored`,
    );
  // A refusal after an unknown outcome may be that of the second try.
  if (order.refused && !order.answered && !order.unknown && times > 0)
    findings.add('other', 'refused-but-stored', order.service, `${say(order)} was refused and is stored`);
}

const say = (order: Order) => `${order.what} ${order.order} of ${order.amount} on ${order.account}`;

/** Orders by what their driver knows: an outcome that was never written down is unknown. */
export function countOrders(history: History): { answered: number; unknown: number; refused: number } {
  const counts = { answered: 0, unknown: 0, refused: 0 };
  for (const order of history.orders.values()) {
    if (order.answered) counts.answered += 1;
    else if (order.refused && !order.unknown) counts.refused += 1;
    else counts.unknown += 1;
  }
  return counts;
}
