/** The settings that every started PostgreSQL gets, as `-c` arguments. */
export function postgresSettings({ fsync = true }: { readonly fsync?: boolean }): string[] {
  const settings = ['max_connections=200', 'shared_buffers=64MB', 'timezone=UTC', 'log_timezone=UTC'];
  if (!fsync)
    settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=1d');
  return settings.flatMap((setting) => ['-c', setting]);
}
