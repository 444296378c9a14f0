-- Words of classes as people type them without a Vietnamese keyboard: no accents or tones, lower case, one space between words. It says
-- of a text what `fold` of @xaso/admin-units does, for the letters of Vietnamese. Marks are taken off before anything is
-- lowered, so that a database of any locale says the same.
create function folded(value text) returns text language sql immutable parallel safe
return trim(regexp_replace(
  regexp_replace(
    lower(translate(regexp_replace(normalize(value, nfd), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'Dd')),
    '[''’ʼ]', '', 'g'),
  '[^[:alnum:]]+', ' ', 'g'));

-- Lists of classes follow their days.
create index on training_class (programme, starts_at, id);
