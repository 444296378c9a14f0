-- What the documentation's way has written, to count its effects against; the service has its outbox for that.
create table change (
  event_id uuid   not null,
  key      text   not null,
  version  bigint not null
);
