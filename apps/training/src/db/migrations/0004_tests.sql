-- What has to be done to pass a version of a curriculum; a version without a row is passed by whoever was at a session.
create table pass_rule (
  curriculum_id     uuid        primary key references curriculum (id),
  -- Of the test after the class, in tenths of a point; null: no score is asked for.
  min_after_tenths  integer     check (min_after_tenths between 1 and 100),
  -- Of the sessions, in percent; null: one session is enough.
  min_share_percent integer     check (min_share_percent between 1 and 100),
  set_by            text        not null,
  set_at            timestamptz not null,
  check (min_after_tenths is not null or min_share_percent is not null)
);

-- The question bank of a version of a curriculum. A question is never worded otherwise: it is withdrawn and another one asked.
create table test_question (
  id               uuid        primary key,
  version          integer     not null,
  curriculum_id    uuid        not null references curriculum (id),
  kind             text        not null check (kind in ('single', 'multiple')),
  text             text        not null,
  options          jsonb       not null,
  -- Places of the right options, from 1.
  correct          jsonb       not null,
  points           integer     not null check (points > 0),
  created_at       timestamptz not null,
  created_by       text        not null,
  withdrawn_at     timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index on test_question (curriculum_id, id);

-- The questions that a class is asked, as they were when the paper was put together.
create table class_test (
  class_id  uuid        not null references training_class (id),
  stage     text        not null check (stage in ('before', 'after')),
  questions jsonb       not null,
  set_by    text        not null,
  set_at    timestamptz not null,
  primary key (class_id, stage)
);

-- Scores of 0 to 10 points, in tenths. Nobody's score is no row, never 0.
create table test_score (
  enrolment_id uuid        not null references enrolment (id),
  stage        text        not null check (stage in ('before', 'after')),
  class_id     uuid        not null references training_class (id),
  tenths       integer     not null check (tenths between 0 and 100),
  via          text        not null check (via in ('answers', 'list', 'excel')),
  -- What was chosen, by question; null for a score that came in as a number.
  answers      jsonb       check ((answers is not null) = (via = 'answers')),
  taken_at     timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (enrolment_id, stage)
);
create index on test_score (class_id);
