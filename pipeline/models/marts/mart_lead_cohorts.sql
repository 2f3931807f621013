-- One row per month in which leads came in: their number, those converted within 30, 60 and 90 days, and so far. A window is blank until the
-- youngest lead of the month could have reached its end.
select
    cast(date_trunc('month', created_on) as date) as cohort,
    count(*) as leads,
    case when min(age_days) >= 30 then count(*) filter (where days_to_convert between 0 and 30) end as within_30,
    case when min(age_days) >= 60 then count(*) filter (where days_to_convert between 0 and 60) end as within_60,
    case when min(age_days) >= 90 then count(*) filter (where days_to_convert between 0 and 90) end as within_90,
    count(*) filter (where is_converted) as converted
from int_leads
where created_on is not null
group by date_trunc('month', created_on)
order by cohort
