import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../../workspace/bootstrap/source.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('./foreign-issuer-main.ts', import.meta.url));

/** An issuer that nobody here wrote: RSA keys, published on the network. */
export class ForeignIssuer {
  readonly #waiting = new Map<number, (token: string) => void>();
  #asked = 0;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    child.on('message', ({ id, token }: { id: number; token: string }) => this.#waiting.get(id)?.(token));
  }

  static start(): Promise<ForeignIssuer> {
    const child = fork(MAIN, { execArgv: ['--import', SOURCE] });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the foreign issuer ended with ${code}`)));
      child.once('message', ({ url }: { url: string }) => resolve(new ForeignIssuer(url, child)));
    });
  }

  /** A token of the issuer with these claims over its own. */
  token(claims: Record<string, unknown>): Promise<string> {
    const id = (this.#asked += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.child.send({ id, claims });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill();
    });
  }
}
