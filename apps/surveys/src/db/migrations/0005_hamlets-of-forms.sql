-- Which hamlet a form is of, where the form asks for its number: who has not submitted is seen hamlet by hamlet.
alter table response add column hamlet_no text;
update response r
  set hamlet_no = (
    select min(value) from json_each_text(r.answers) where key like '%/hamlet\_no' and value ~ '^[0-9]{3}$'
  );
