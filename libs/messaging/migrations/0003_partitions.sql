-- The smallest UUIDv7 of an instant.
create function uuid_v7_bound(at timestamptz) returns uuid language sql immutable as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-0000-0000-000000000000')::uuid
  from (select lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0')) as t(h)
$$;

-- One instance at a time changes partitions. Nothing waits long for a lock here: writers queue up behind whoever waits
-- for an exclusive one, and the housekeeping comes again.
create function lock_messaging_partitions() returns void language plpgsql as $$
begin
  perform set_config('lock_timeout', '500ms', true);
  perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.messaging_partitions', 0));
end $$;

-- Attached as a whole rather than made as a partition: that would lock every writer out. Rows that came too early for
-- their partition (a clock that is ahead, weeks without housekeeping) wait in the default one and are moved.
create function add_messaging_partition(parent text, key_column text, suffix text, low text, high text) returns void
language plpgsql as $$
declare
  name text := parent || '_' || suffix;
begin
  if to_regclass(quote_ident(name)) is not null then return; end if;
  execute format('create table %I (like %I including defaults)', name, parent);
  execute format('with early as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from early',
    parent || '_default', key_column, low, key_column, high, name);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, low, high);
end $$;

-- Makes the weekly partitions from this week on; called hourly by the relay's leader.
create function ensure_messaging_partitions(weeks_ahead integer default 3) returns void language plpgsql as $$
declare
  week timestamptz;
  suffix text;
begin
  perform lock_messaging_partitions();
  for i in 0..weeks_ahead loop
    week := (date_trunc('week', now() at time zone 'UTC') + make_interval(weeks => i)) at time zone 'UTC';
    suffix := to_char(week at time zone 'UTC', 'IYYY"w"IW');
    perform add_messaging_partition('outbox', 'recorded_at', suffix, week::text, (week + interval '7 days')::text);
    perform add_messaging_partition('inbox', 'event_id', suffix, uuid_v7_bound(week)::text, uuid_v7_bound(week + interval '7 days')::text);
  end loop;
end $$;

-- Whether every fact of an outbox partition was acknowledged by Kafka, for every slot.
create function outbox_partition_published(part text) returns boolean language plpgsql as $$
declare
  waiting boolean;
begin
  if not exists (select from relay_slot) then return false; end if;
  execute format('select exists (select from %I o, relay_slot s where not pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot))', part)
    into waiting;
  return not waiting;
end $$;

-- Drops the outbox partitions whose facts were published long ago, and the inbox partitions whose events were handled so
-- long ago that no copy of them can come any more: older than what the outbox could publish again. Returns their names.
create function drop_messaging_partitions(outbox_kept interval, inbox_kept interval) returns setof text
language plpgsql as $$
declare
  part record;
  served boolean;
begin
  perform lock_messaging_partitions();
  for part in
    select c.relname::text as name, p.relname::text as parent,
      to_timestamp(right(c.relname, 7), 'IYYY"w"IW') + interval '7 days' as until
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where i.inhparent in ('outbox'::regclass, 'inbox'::regclass) and c.relname ~ '_\d{4}w\d{2}$'
  loop
    continue when part.until > now() - case part.parent when 'outbox' then outbox_kept else inbox_kept end;
    if part.parent = 'outbox' then
      served := outbox_partition_published(part.name);
    else
      -- An old event may have been handled just now: by a consumer that is far behind, or is new.
      execute format('select not exists (select from %I where received_at > %L)', part.name, now() - inbox_kept) into served;
    end if;
    if served then
      execute format('drop table %I', part.name);
      return next part.name;
    end if;
  end loop;
  delete from inbox_default where received_at < now() - inbox_kept;
end $$;

select ensure_messaging_partitions();
