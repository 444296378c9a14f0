import { PARTITIONS } from './fact.js';
import type { Simulation } from './simulation.js';

/** A consumer as the coordinator knows it. */
export interface Member {
  readonly name: string;
  /** The group is arranged anew: it is told so in its own time, which may be after it has lost what it works on. */
  rebalanced(generation: number): void;
}

/** The group's coordinator: who has which partition, and the offsets it was told, which are a hint only. */
export class Group {
  generation = 0;
  readonly offsets = new Map<number, bigint>();
  private members: Member[] = [];
  private assignment = new Map<Member, readonly number[]>();

  constructor(private readonly simulation: Simulation) {}

  /** The partitions of a member; one that is new to the group makes everybody join again. */
  join(member: Member): { generation: number; partitions: readonly number[] } {
    if (!this.members.includes(member)) {
      this.members.push(member);
      this.rebalance(`${member.name} joins`);
    }
    return { generation: this.generation, partitions: this.assignment.get(member) ?? [] };
  }

  leave(member: Member): void {
    if (!this.members.includes(member)) return;
    this.members = this.members.filter((one) => one !== member);
    this.rebalance(`${member.name} has left`);
  }

  /** A member of an older generation is refused. */
  commit(generation: number, partition: number, next: bigint): boolean {
    if (generation !== this.generation) return false;
    this.offsets.set(partition, next);
    return true;
  }

  rebalance(why: string): void {
    const { random, counts, history } = this.simulation;
    this.generation += 1;
    counts.rebalances += 1;
    const turn = random.below(PARTITIONS);
    this.assignment = new Map(
      this.members.map((member, index) => [
        member,
        [0, 1, 2].filter((partition) => (partition + turn) % this.members.length === index),
      ]),
    );
    if (history)
      this.simulation.tell(
        'group',
        `${why}: ${[...this.assignment].map(([member, mine]) => `${member.name} has ${mine.join(',')}`).join('; ')}`,
      );
    for (const member of this.members) member.rebalanced(this.generation);
  }
}
