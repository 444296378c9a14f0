import { Injectable } from '@nestjs/common';

/** Holds whoever passes while it is shut, so that a spec can look at work under way. */
@Injectable()
export class Gate {
  #waiting: Array<() => void> = [];
  #arrived: Array<() => void> = [];
  #shut = false;

  shut(): void {
    this.#shut = true;
  }

  open(): void {
    this.#shut = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves when somebody waits at the shut gate. */
  someoneWaits(): Promise<void> {
    if (this.#waiting.length > 0) return Promise.resolve();
    return new Promise((resolve) => this.#arrived.push(resolve));
  }

  pass(): Promise<void> {
    if (!this.#shut) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      for (const tell of this.#arrived.splice(0)) tell();
    });
  }
}
