-- One row per dimension, value, quarter of creation and level: mature deals by the furthest step they reached inside the window.
with deals as (
    select
        journeys.deal_key,
        case when journeys.level < 1 then 1 else journeys.level end as level,
        journeys.skipped,
        journeys.regressions,
        periods.label as quarter,
        deals.amount,
        deals.outcome
    from int_journeys as journeys
    join int_deals as deals on journeys.deal_key = deals.deal_key
    join periods on periods.kind = 'quarter' and deals.created_on between periods.start_on and periods.end_on
    cross join params
    where days_between(deals.created_on, params.as_of) >= params.window_days and deals.outcome <> 'disqualified'
)

select
    deal_groups.dimension,
    deal_groups.value,
    deals.quarter,
    deals.level,
    count(*) as deals,
    sum(deals.skipped) as skipped,
    sum(deals.regressions) as regressions,
    count(case when deals.outcome = 'won' then 1 end) as won,
    sum(case when deals.outcome = 'won' then deals.amount end) as won_amount
from deals
join int_deal_groups as deal_groups on deals.deal_key = deal_groups.deal_key
group by deal_groups.dimension, deal_groups.value, deals.quarter, deals.level
