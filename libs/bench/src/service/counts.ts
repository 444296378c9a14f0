import { writeFile } from 'node:fs/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { monotonicMs } from '../clock.js';

/** One event as one side saw it: aggregate, version, partition (−1 at the writer), monotonic milliseconds. */
export type Sample = readonly [key: string, version: number, partition: number, at: number];

/** What this process has done, and when, if `SAMPLES` names a file for it. */
@Injectable()
export class Counts implements OnApplicationShutdown {
  /** When the writer began its first transaction; undefined while it has not. */
  begunAt: number | undefined;
  written = 0;
  private readonly samples: Sample[] = [];
  private readonly file = process.env['SAMPLES'];

  get sampling(): boolean {
    return this.file !== undefined;
  }

  sample(key: string, version: number, partition = -1, at = monotonicMs()): void {
    this.samples.push([key, version, partition, at]);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.file !== undefined) await writeFile(this.file, JSON.stringify(this.samples));
  }
}
