-- One row per month of creation of the last two years and age in whole months: deals of the cohort won at that age, age null for a cohort
-- without a win. Cohort size repeats on each row; disqualified deals count in neither.
with params as (from params),

deals as (
    select
        deal_key,
        date_trunc('month', created_on) as cohort,
        outcome = 'open' as is_open,
        case when outcome = 'won' and closed_on >= created_on then date_diff('month', created_on, closed_on) end as won_age
    from int_deals, params
    where created_on >= date_trunc('month', params.as_of) - interval 23 month
        and outcome <> 'disqualified'
),

sizes as (
    select cohort, count(*) as size, count(*) filter (where is_open) as still_open
    from deals
    group by cohort
),

won as (select cohort, won_age as age, count(*) as won from deals where won_age is not null group by cohort, won_age)

select
    cast(sizes.cohort as date) as cohort,
    sizes.size,
    sizes.still_open,
    won.age,
    coalesce(won.won, 0) as won
from sizes
left join won using (cohort)
order by cohort, age
