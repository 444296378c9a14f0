-- The platform's figures as sums over facts. What each figure counts is in docs/glossary.md; this says it in SQL.

-- A whole number in the JSON of a fact, 0 where it is not there.
create or replace temp macro number(data, path) as coalesce(cast(json_extract_string(data, path) as bigint), 0);

-- The sum of the whole numbers that a path with [*] finds.
create or replace temp macro sum_of(data, path) as coalesce(list_sum(cast(json_extract_string(data, path) as bigint[])), 0);

-- n/d with two decimals, half away from zero, in whole numbers: no float is rounded twice. Null when d is 0.
create or replace temp macro two_decimals(n, d) as
  case when d <> 0 then cast(sign(n) as hugeint) * ((abs(n) * 200 + d) // (2 * d)) / 100.0 end;

create or replace temp macro plus_or_minus(is_plus) as case when is_plus then 1 else -1 end;

-- What is common to all facts that are counted.
create or replace temp view counted_fact as
  select source || ' ' || id as event, type, key, version, programme, occurred_at, recorded_at, data,
    coalesce(cast(json_extract_string(data, '$.synthetic') as boolean), false) as synthetic
  from fact;

-- Surveys: only baseline rounds count. A round adds its quotas to what is to be reached, a form adds or takes back one.
create or replace temp view survey_part as
  select event, programme, unnest(['survey.' || json_extract_string(data, '$.pillar'), 'survey.all']) as indicator,
    case type when 'surveys.campaign.opened' then 0 else plus_or_minus(type = 'surveys.response.accepted') end as n,
    case type when 'surveys.campaign.opened' then sum_of(data, '$.quotas[*].target') else 0 end as d
  from counted_fact
  where type in ('surveys.campaign.opened', 'surveys.response.accepted', 'surveys.response.voided')
    and json_extract_string(data, '$.purpose') = 'baseline';

-- What a class came to, or by how much a correction changes it.
create or replace temp macro came_to(type, data, field) as case type
  when 'training.class.completed' then number(data, '$.results.' || field)
  else number(data, '$.after.' || field) - number(data, '$.before.' || field) end;

create or replace temp view class_result as
  select event, programme, type, json_extract_string(data, '$.curriculum') as curriculum,
    came_to(type, data, 'attended') as attended,
    came_to(type, data, 'passed') as passed,
    came_to(type, data, 'notPassed') as not_passed,
    came_to(type, data, 'tested') as tested,
    came_to(type, data, 'afterSum') - came_to(type, data, 'beforeSum') as gained
  from counted_fact where type in ('training.class.completed', 'training.class.results-revised');

create or replace temp view training_part as
  with plan as (
    select event, programme, data, plus_or_minus(type = 'training.plan.approved') as direction
    from counted_fact where type in ('training.plan.approved', 'training.plan.withdrawn')
  ), part as (
    select event, programme, 'training.classes' as indicator, 0 as n, direction * number(data, '$.plannedClasses') as d from plan
    union all select event, programme, 'training.trainees', 0, direction * number(data, '$.plannedTrainees') from plan
    union all select event, programme, 'training.classes', 1, 0 from class_result where type = 'training.class.completed'
    union all select event, programme, 'training.curricula.' || curriculum, 1, 0
      from class_result where type = 'training.class.completed'
    union all select event, programme, 'training.trainees', attended, 0 from class_result
    union all select event, programme, 'training.pass-rate', passed, passed + not_passed from class_result
    union all select event, programme, 'training.gain', gained, tested from class_result
    union all select event, programme, 'training.attendances.' || json_extract_string(data, '$.group'),
        plus_or_minus(type = 'training.enrolment.attended'), 0
      from counted_fact where type in ('training.enrolment.attended', 'training.enrolment.attendance-withdrawn')
    union all select event, programme, 'training.participants', plus_or_minus(type = 'training.participant.joined'), 0
      from counted_fact where type in ('training.participant.joined', 'training.participant.left')
  )
  select * from part where n <> 0 or d <> 0;

-- What a thing stands at since a fact replaced what it stood at before: only the last version of each thing counts.
create or replace temp view standing_part as
  with standing as (
    select *, case
        when type = 'programme.scale-up.drafted' then 'programme.scale-up-components'
        when json_extract_string(data, '$.kind') = 'study-visit' then 'programme.study-visits'
        when json_extract_string(data, '$.kind') = 'lesson' then 'programme.lessons' end as indicator,
      case
        when type = 'programme.scale-up.drafted' then coalesce(json_array_length(data, '$.components'), 0)
        when type = 'programme.register.withdrawn' then 0
        -- A lesson that says the same as another one does not count beside it.
        when json_extract_string(data, '$.kind') = 'lesson' and json_extract_string(data, '$.sameAs') is not null then 0
        else 1 end as stands_at
    from counted_fact
    where type in ('programme.scale-up.drafted', 'programme.register.approved')
      or (type = 'programme.register.withdrawn' and json_extract_string(data, '$.wasApproved') = 'true')
  )
  select event, programme, indicator,
    case row_number() over (partition by key, programme, indicator order by version desc) when 1 then stands_at else 0 end as n,
    0 as d
  from standing where indicator is not null;

create or replace temp view programme_part as
  with pilot as (
    select event, programme from counted_fact where type = 'programme.pilot.proposed'
  ), handed_over as (
    select event, programme, plus_or_minus(type = 'programme.handover.signed') as direction,
      unnest(json_extract(data, '$.items[*]')) as item
    from counted_fact where type in ('programme.handover.signed', 'programme.handover.voided')
  )
  select event, programme, 'programme.sites' as indicator, 1 as n, 0 as d from pilot
  union all select event, programme, 'programme.steering-committees', 0, 1 from pilot
  union all select event, programme, 'programme.portals', 0, 1 from pilot
  union all select event, programme, 'programme.steering-committees', plus_or_minus(type = 'programme.committee.formed'), 0
    from counted_fact where type in ('programme.committee.formed', 'programme.committee.dissolved')
  union all select event, programme, 'programme.teams.' || json_extract_string(data, '$.level'),
      plus_or_minus(type = 'programme.team.formed'), 0
    from counted_fact where type in ('programme.team.formed', 'programme.team.dissolved')
  union all select event, programme, 'programme.portals', plus_or_minus(type = 'programme.deliverable.went-live'), 0
    from counted_fact
    where json_extract_string(data, '$.deliverableType') = 'portal' and (type = 'programme.deliverable.went-live'
      or (type = 'programme.deliverable.retired' and json_extract_string(data, '$.wasLive') = 'true'))
  union all select event, programme, 'programme.equipment.' || json_extract_string(item, '$.kind'),
      cast(sum(direction * number(item, '$.quantity')) as bigint), 0
    from handed_over where json_extract_string(item, '$.kind') in ('wifi', 'computer', 'scanner') group by all;

-- What each fact adds to each figure.
create or replace temp view part as
  select * from survey_part union all select * from training_part
  union all select * from standing_part union all select * from programme_part;

create or replace temp view summed as
  select part.programme, indicator, cast(sum(n) as bigint) as n, cast(sum(d) as bigint) as d, count(*) as events,
    bool_or(synthetic) as synthetic
  from part join counted_fact using (event) group by all;

-- The latest local day on which a portal went live that was not switched off since.
create or replace temp view live as
  with portal as (
    select key, programme, type, occurred_at, json_extract_string(data, '$.liveOn') as live_on
    from counted_fact where type in ('programme.deliverable.went-live', 'programme.deliverable.retired')
      and json_extract_string(data, '$.deliverableType') = 'portal'
  )
  select programme, 'programme.portals' as indicator, max(live_on) as live_on from portal p
  where type = 'programme.deliverable.went-live' and not exists (
    select 1 from portal e where e.key = p.key and e.type = 'programme.deliverable.retired' and e.occurred_at >= p.occurred_at)
  group by all;

-- Approved values. Of each the latest revision holds, and of those of one phase the one of the latest period.
create or replace temp view observed as
  with told as (
    select event, programme, synthetic, recorded_at,
      json_extract_string(data, '$.observationId') as observation,
      number(data, '$.revision') as revision,
      json_extract_string(data, '$.indicator') as indicator,
      json_extract_string(data, '$.pilotId') as pilot,
      json_extract_string(data, '$.communeUnitId') as commune,
      json_extract_string(data, '$.definition') as definition,
      json_extract_string(data, '$.phase') as phase,
      json_extract_string(data, '$.period') as period,
      json_extract_string(data, '$.observedOn') as observed_on,
      json_extract_string(data, '$.method') as method,
      json_extract_string(data, '$.unit') as unit,
      cast(json_extract_string(data, '$.numerator') as bigint) as n,
      cast(json_extract_string(data, '$.denominator') as bigint) as d,
      cast(json_extract_string(data, '$.value') as double) as value,
      json_extract_string(data, '$.notMeasured') as not_measured
    from counted_fact where type = 'programme.observation.approved'
  ), dated as (
    -- The last month of a year, a half year (2022-H1), a quarter (2022-Q2) or a month (2022-05).
    select *, revision = max(revision) over (partition by programme, indicator, pilot, observation) as holds,
      left(period, 4) || '-' || lpad(cast(case
        when length(period) = 4 then 12
        when period[6] = 'H' then cast(period[7] as integer) * 6
        when period[6] = 'Q' then cast(period[7] as integer) * 3
        else cast(substr(period, 6) as integer) end as varchar), 2, '0') as last_month
    from told
  )
  select *, holds and 1 = row_number() over (partition by programme, indicator, pilot, phase
      order by holds desc, last_month desc, observed_on desc, period, recorded_at desc, event desc) as of_phase
  from dated;

-- The latest value of each pilot, added up over them where that can be done.
create or replace temp view latest_value as
  with latest as (
    select * from observed where of_phase
    qualify 1 = row_number() over (partition by programme, indicator, pilot
      order by last_month desc, observed_on desc, phase desc, period desc)
  ), total as (
    select programme, indicator, sum(n) as n, sum(d) as d, sum(coalesce(value, 0)) as value, count(*) as pilots,
      count(distinct (definition, unit, d is null)) as kinds, any_value(unit) as unit, any_value(d is not null) as is_ratio,
      case count(distinct method) when 1 then any_value(method) else 'mixed' end as method
    from latest where not_measured is null group by all
  )
  select programme, indicator, unit, method,
    case when is_ratio then cast(n as bigint) end as n, case when is_ratio then cast(d as bigint) end as d,
    case when is_ratio then two_decimals(n * 100, d) end as percent,
    case when is_ratio then two_decimals(n * 100, d) else value end as value
  from total
  where kinds = 1 and (is_ratio and d <> 0 or not is_ratio and (pilots = 1 or unit in ('people', 'VND', 'count')));

-- The end minus the beginning of the pilots that have both in one definition, unit and territory.
create or replace temp view change as
  with pair as (
    select b.programme, b.indicator, b.definition, b.unit, b.method as before_method, e.method as after_method, b.n as bn,
      b.d as bd, b.value as bv, e.n as en, e.d as ed, e.value as ev
    from observed b join observed e using (programme, indicator, pilot, definition, unit, commune)
    where b.phase = 'baseline' and e.phase = 'endline' and b.of_phase and e.of_phase
      and b.not_measured is null and e.not_measured is null and (b.d is null) = (e.d is null)
  ), total as (
    select programme, indicator, sum(bn) as bn, sum(bd) as bd, sum(bv) as bv, sum(en) as en, sum(ed) as ed, sum(ev) as ev,
      count(*) as pilots, count(distinct (definition, unit, bd is null)) as kinds, any_value(unit) as unit,
      any_value(bd is not null) as is_ratio,
      list_distinct(list(before_method) || list(after_method)) as methods
    from pair group by all
  )
  select programme, indicator, unit, case len(methods) when 1 then methods[1] else 'mixed' end as method,
    case when is_ratio then two_decimals((en * bd - bn * ed) * 100, bd * ed) else round(ev - bv, 2) end as value
  from total
  where kinds = 1 and (is_ratio and bd <> 0 and ed <> 0
    or not is_ratio and (pilots = 1 or unit in ('people', 'VND', 'count')));

-- How each figure is read from its sums. `awaits`: while all facts only say how much there is to compare with, the
-- numerator was not reported, which is not 0.
create or replace temp view catalogue as
  select * from (values
    ('survey.government', 'ratio', false), ('survey.economy', 'ratio', false), ('survey.society', 'ratio', false),
    ('survey.all', 'ratio', false), ('training.classes', 'ratio', false), ('training.trainees', 'ratio', false),
    ('training.curricula', 'different', false), ('training.participants', 'count', false),
    ('training.pass-rate', 'ratio', false), ('training.gain', 'tenths', false),
    ('training.attendances.officials', 'count', false), ('training.attendances.youth-union', 'count', false),
    ('training.attendances.women-union', 'count', false), ('training.attendances.farmers', 'count', false),
    ('training.attendances.elderly', 'count', false), ('training.attendances.pupils', 'count', false),
    ('training.attendances.others', 'count', false), ('programme.sites', 'count', false),
    ('programme.steering-committees', 'ratio', true), ('programme.teams.commune', 'count', false),
    ('programme.teams.hamlet', 'count', false), ('programme.portals', 'ratio', true),
    ('programme.equipment.wifi', 'count', false), ('programme.equipment.computer', 'count', false),
    ('programme.equipment.scanner', 'count', false), ('programme.study-visits', 'count', false),
    ('programme.lessons', 'count', false), ('programme.scale-up-components', 'count', false),
    ('government.documents.change', 'change', false), ('government.digital-signature.change', 'change', false),
    ('government.procedures.change', 'change', false), ('onboarding.active-sellers', 'count', false),
    ('onboarding.orders', 'count', false), ('health.smart-participants', 'latest', false),
    ('health.saved-per-month', 'estimate', false), ('health.saved-per-year', 'estimate', false)
  ) as c(indicator, kind, awaits);

-- Every figure of every programme; whatever was observed under a code of its own is a figure too.
create or replace temp view asked as
  select programme, c.* from (
    select programme from part union select programme from observed
    union select programme from counted_fact where type = 'programme.target.set') p, catalogue c
  union all
  select distinct programme, indicator, 'latest', false from observed
  where indicator not in (select indicator from catalogue);

create or replace temp view sums_of_figure as
  select a.programme, a.indicator, any_value(kind) as kind, any_value(awaits) as awaits, cast(sum(n) as bigint) as n,
    cast(sum(d) as bigint) as d, cast(sum(s.events) as bigint) as events, bool_or(s.synthetic) as synthetic,
    count(*) filter (where n > 0) as different
  from asked a left join summed s on s.programme = a.programme and
    case kind when 'different' then starts_with(s.indicator, a.indicator || '.') else s.indicator = a.indicator end
  where kind in ('count', 'ratio', 'different', 'tenths')
  group by a.programme, a.indicator;

create or replace temp view counted_figure as
  select programme, indicator,
    case when kind = 'ratio' and not (awaits and events = d) then n end as numerator,
    case when kind in ('ratio', 'tenths') and not (kind = 'tenths' and d = 0) then d end as denominator,
    case when kind = 'ratio' and not (awaits and events = d) then two_decimals(n * 100, d) end as percent,
    case kind
      when 'count' then n
      when 'different' then case when events > 0 then different end
      when 'tenths' then two_decimals(n, d * 10) end as value,
    cast(null as varchar) as unit, cast(null as varchar) as method, events, synthetic
  from sums_of_figure;

create or replace temp view behind as
  select programme, indicator, phase in ('baseline', 'endline') as is_side, count(*) as events, bool_or(synthetic) as synthetic
  from observed group by all;

create or replace temp view observed_figure as
  select a.programme, a.indicator, any_value(v.n) as numerator, any_value(v.d) as denominator,
    any_value(v.percent) as percent,
    any_value(case kind when 'change' then c.value else v.value end) as value,
    any_value(case when kind <> 'change' then v.unit end) as unit,
    any_value(case kind when 'estimate' then 'estimate' when 'change' then c.method else v.method end) as method,
    cast(sum(b.events) as bigint) as events, bool_or(b.synthetic) as synthetic
  from asked a
  left join latest_value v on kind <> 'change' and v.programme = a.programme and v.indicator = a.indicator
  left join change c on kind = 'change' and c.programme = a.programme and c.indicator || '.change' = a.indicator
  left join behind b on b.programme = a.programme
    and case kind when 'change' then is_side and b.indicator || '.change' = a.indicator else b.indicator = a.indicator end
  where kind in ('latest', 'estimate', 'change')
  group by a.programme, a.indicator;

-- Null is "not measured" and never the same as 0.
create or replace temp view figure as
  select f.programme, f.indicator, numerator, denominator, percent, cast(value as double) as value, unit, method,
    l.live_on, coalesce(synthetic, false) as synthetic, coalesce(events, 0) as events
  from (select * from counted_figure union all select * from observed_figure) f
  left join live l on l.programme = f.programme and l.indicator = f.indicator;
