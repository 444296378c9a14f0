-- Which account sent a form by JSON, last: it alone sees why the form was returned, and what it said. Forms of devices with a key
-- have no row, nor have those that came before this table: whoever reviews them tells their sender.
create table response_sender (
  response_id uuid primary key references response,
  account     text not null
);
create index response_sender_account on response_sender (account);
