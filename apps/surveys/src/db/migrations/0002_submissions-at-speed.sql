-- An instance is taken in once for each programme, form version and commune that ask for it. Their digest makes the
-- database refuse a second one sent at the same time, so that taking a form in needs no lock.
alter table submission add column asked_by uuid;
update submission s
  set asked_by = md5(concat_ws(E'\n', c.programme, c.form_code, c.form_version, r.commune_unit_id))::uuid
  from response r join campaign c on c.id = r.campaign_id
  where r.id = s.response_id;
alter table submission alter column asked_by set not null;
create unique index submission_once on submission (client_id, asked_by);
drop index submission_by_client;

-- Nearly no form has a sheet of paper: those without one need no place in the index.
alter table response drop constraint response_paper_serial;
create unique index response_paper_serial on response (campaign_id, paper_serial) where paper_serial is not null;

create index campaign_by_form on campaign (programme, form_code, form_version);

-- Answers are read whole and never searched: as json they keep the order of the form and are not taken apart.
alter table response alter column answers type json using answers::json;

-- Answers and documents are compressed as they are stored; LZ4, where the server was built with it, costs a fraction.
do $$
begin
  if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
    alter table submission alter column xml set compression lz4;
    alter table response alter column answers set compression lz4;
  end if;
end $$;
