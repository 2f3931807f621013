-- One row per dimension, value, quarter of creation and level: mature deals by the furthest step they reached inside the window.
-- Mature: created at least the window before the as-of date. Level counts from 1; the level after the last stage is won.
with params as (from params),

quarters as (from periods where kind = 'quarter'),

deals as (
    select
        journeys.deal_key,
        greatest(journeys.level, 1) as level,
        journeys.skipped,
        journeys.regressions,
        quarters.label as quarter,
        deals.amount,
        deals.outcome
    from int_journeys as journeys
    join int_deals as deals using (deal_key)
    join quarters on deals.created_on between quarters.start_on and quarters.end_on, params
    where deals.created_on <= params.as_of - params.window_days
        and deals.outcome <> 'disqualified'
)

select
    groups.dimension,
    groups.value,
    deals.quarter,
    deals.level,
    count(*) as deals,
    sum(deals.skipped) as skipped,
    sum(deals.regressions) as regressions,
    count(*) filter (where deals.outcome = 'won') as won,
    sum(deals.amount) filter (where deals.outcome = 'won') as won_amount
from deals
join int_deal_groups as groups using (deal_key)
group by all
order by all
