import { setTimeout as delay } from 'node:timers/promises';
import { Api, type PilotContext } from '@xaso/operations';
import { openPracticeRound } from '../practice-round.js';

const PROGRAMME = 'kiem-thu-compose';
const PHONES = 4;
const PAUSE_MS = 50;
const STORED_WITHIN_MS = 180_000;

const FORM = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Compose</h:title><model>
<instance><data id="COMPOSE" version="1"><q/><meta><instanceID/><timeStart/><timeEnd/></meta></data></instance>
<bind nodeset="/data/q" type="int" required="true()"/></model></h:head><h:body><input ref="/data/q"><label>q</label></input></h:body></h:html>`;

/** Phones that send forms through the public port whatever happens behind it, each again until it is answered 201. */
export class FieldWork {
  /** Ids of the forms that were answered 201. */
  readonly stored: string[] = [];
  /** Answers other than 201 and requests without an answer. */
  refused = 0;
  private stopping = false;
  private working: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly context: PilotContext,
    private readonly lead: Api,
    private readonly round: string,
    private readonly submission: string,
  ) {}

  /** Opens a round of its own, in a programme of its own, and lets the phones begin. */
  static async begin(context: PilotContext): Promise<FieldWork> {
    const lead = new Api(context, 'surveys', { role: 'programme-lead', communes: '*' });
    const { id, paths } = await openPracticeRound(lead, {
      programme: PROGRAMME,
      formCode: 'COMPOSE',
      xml: FORM,
      devices: 1,
    });
    const submission = `${context.url('surveys')}${paths[0]}`;
    const work = new FieldWork(context, lead, id, submission);
    work.working = Promise.all(Array.from({ length: PHONES }, () => work.phone()));
    // Met by stop().
    work.working.catch(() => undefined);
    return work;
  }

  /** Sends what is under way to its end. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.working;
  }

  /** Accepts every form that was stored. @throws Error when the service shows other forms than those it answered 201 */
  async acceptAll(): Promise<void> {
    const shown: { id: string; clientId: string }[] = [];
    for (let after = ''; ;) {
      const page = await this.lead.get<{ id: string; clientId: string }[]>(
        `/responses?campaignId=${this.round}&state=submitted&limit=500${after && `&after=${after}`}`,
      );
      shown.push(...page);
      if (page.length < 500) break;
      after = page.at(-1)?.id ?? '';
    }
    const lost = new Set(this.stored);
    for (const { clientId } of shown) lost.delete(clientId);
    if (lost.size > 0 || shown.length !== this.stored.length)
      throw new Error(
        `${this.stored.length} forms were answered 201, ${shown.length} are there; missing: ${[...lost].join(', ') || 'none'}`,
      );
    for (const { id } of shown)
      await this.lead.post(`/responses/${id}/accept`, { decidedAt: new Date().toISOString() });
  }

  /** The programme of the forms, as the figures call it. */
  get programme(): string {
    return PROGRAMME;
  }

  private async phone(): Promise<void> {
    while (!this.stopping) {
      const id = `uuid:${crypto.randomUUID()}`;
      const now = new Date().toISOString();
      // The same bytes at every try, as a phone does: another content under a known id is refused.
      const xml = `<data id="COMPOSE" version="1"><q>1</q><meta><instanceID>${id}</instanceID><timeStart>${now}</timeStart><timeEnd>${now}</timeEnd></meta></data>`;
      const until = performance.now() + STORED_WITHIN_MS;
      for (;;) {
        const refusal = await this.send(xml);
        if (refusal === undefined) break;
        this.refused += 1;
        if (performance.now() > until) throw new Error(`${id} was not stored: ${refusal}`);
        await delay(PAUSE_MS * 4);
      }
      this.stored.push(id);
      await delay(PAUSE_MS);
    }
  }

  /** Undefined when it was answered 201, else what came instead. */
  private async send(xml: string): Promise<string | undefined> {
    const body = new FormData();
    body.set('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml');
    try {
      const signal = AbortSignal.any([this.context.signal, AbortSignal.timeout(15_000)]);
      const response = await fetch(this.submission, { method: 'POST', body, signal });
      const text = await response.text();
      return response.status === 201 ? undefined : `${response.status} ${text}`;
    } catch (error) {
      this.context.signal.throwIfAborted();
      return String(error);
    }
  }
}
