import type { Actor } from '@xaso/kernel';

const actors = new WeakMap<object, Actor>();

/** Who sent a request, once a guard knows. */
export function actorOf(request: object): Actor | undefined {
  return actors.get(request);
}

/** For a guard that authenticates by other means than a token, such as a device key. */
export function setActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}
