import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Keeps what a provider of a spec has to remember, for as long as the spec runs. */
export function memory(): new (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return class Memory implements Adapter {
    constructor(private readonly model: string) {}

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      kept.set(`${this.model}:${id}`, payload);
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      return kept.get(`${this.model}:${id}`);
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      for (const [key, payload] of kept)
        if (key.startsWith(`${this.model}:`) && payload.uid === uid) return payload;
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const payload = kept.get(`${this.model}:${id}`);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1_000);
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.model}:${id}`);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of kept)
        if (key.startsWith(`${this.model}:`) && payload.grantId === grantId) kept.delete(key);
    }
  };
}
