-- Who did what to which thing, written in the transaction that did it. Rows are never changed or removed.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id text not null,
  actor_role text not null,
  action text not null,
  subject text not null,
  subject_id text not null,
  reason text,
  detail jsonb,
  correlation_id text
);

create index audit_log_subject on audit_log (subject, subject_id, id);
create index audit_log_actor on audit_log (actor_id, id);

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_log is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function audit_log_is_append_only();
