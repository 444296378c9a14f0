/**
 * Cuts a stream of bytes into frames that carry their own length.
 *
 * @param sizeOf the whole length of the frame that begins here, or undefined while too little of it is there
 */
export class Frames {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private sizeOf: (head: Buffer) => number | undefined) {}

  /** From the next frame on. */
  become(sizeOf: (head: Buffer) => number | undefined): void {
    this.sizeOf = sizeOf;
  }

  /** The frames that are complete now, one by one. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (;;) {
      const size = this.sizeOf(this.rest);
      if (size === undefined || this.rest.length < size) return;
      const frame = this.rest.subarray(0, size);
      this.rest = this.rest.subarray(size);
      yield frame;
    }
  }
}
