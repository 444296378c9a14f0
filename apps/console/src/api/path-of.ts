/**
 * A path with what it is about: `/campaigns/{id}` → `/campaigns/0197…`.
 * @throws Error for a part that was not given: the address would be that of something else
 */
export function pathOf(template: string, parts: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if ((typeof part !== 'string' && typeof part !== 'number') || part === '')
      throw new Error(`${template} needs ${name}`);
    return encodeURIComponent(part);
  });
}
