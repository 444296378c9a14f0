/** What a spec takes from `@jest/globals`: the runner has put it on `globalThis`. */
export const { describe, test, it, expect, beforeAll, beforeEach, afterAll, afterEach, jest } = globalThis;
