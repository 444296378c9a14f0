-- Reports as they stood when somebody made them. An approved one never changes; a rebuild does not touch them.
create table snapshot (
  id         uuid        primary key,
  kind       text        not null,
  programme  text        not null,
  -- The report as canonical JSON, to the byte: what the hash is of.
  content    text        not null,
  hash       text        not null,
  created_by text        not null,
  created_at timestamptz not null,
  approval   jsonb
);
create index on snapshot (programme, id);

-- The rule stands here, so that no code, and nobody with the service's password, changes what was approved by mistake.
create function snapshot_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a report is not deleted' using errcode = 'restrict_violation';
  end if;
  if old.approval is not null or (new.id, new.kind, new.programme, new.content, new.hash, new.created_by, new.created_at)
    is distinct from (old.id, old.kind, old.programme, old.content, old.hash, old.created_by, old.created_at) then
    raise exception 'a report does not change; it is approved once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger snapshot_is_immutable before update or delete on snapshot
  for each row execute function snapshot_is_immutable();
