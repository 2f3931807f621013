-- One row per quarter, dimension and value with a closed or a created deal: the counts and sums behind the KPIs. Dimension 'all' is the
-- total over all quarters; the other dimensions stand for the pack's quarter only. A sum of amounts is null where no deal has one.
with deals as (select deal_key, outcome, amount, created_on, closed_on, cycle_days from int_deals),

quarters as (from periods where kind = 'quarter'),

present as (
    select deals.*
    from deals, params
    where deals.closed_on between params.period_start and params.period_end
        or deals.created_on between params.period_start and params.period_end
),

valued as (
    select deals.*, 'all' as dimension, 'all' as value from deals
    union all
    select present.*, groups.dimension, groups.value
    from present
    join int_deal_groups as groups using (deal_key)
    where groups.dimension <> 'all'
),

closed as (
    select
        quarters.label as quarter,
        valued.dimension,
        valued.value,
        count(*) filter (where outcome = 'won') as won,
        count(*) filter (where outcome = 'lost') as lost,
        count(*) filter (where outcome = 'disqualified') as disqualified,
        sum(amount) filter (where outcome = 'won') as won_amount,
        sum(amount) filter (where outcome = 'lost') as lost_amount,
        count(amount) filter (where outcome = 'won') as won_with_amount,
        count(amount) filter (where outcome = 'lost') as lost_with_amount,
        median(cast(amount as decimal(24, 6))) filter (where outcome = 'won') as median_deal,
        count(cycle_days) filter (where outcome = 'won') as cycle_count,
        sum(cycle_days) filter (where outcome = 'won') as cycle_sum,
        median(cycle_days) filter (where outcome = 'won') as median_cycle
    from valued
    join quarters on valued.closed_on between quarters.start_on and quarters.end_on
    join params on valued.dimension = 'all' or quarters.label = params.period
    where outcome <> 'open'
    group by all
),

created as (
    select
        quarters.label as quarter,
        valued.dimension,
        valued.value,
        count(*) as created,
        count(*) filter (where outcome = 'won') as created_won,
        count(*) filter (where outcome = 'open') as created_open,
        count(*) filter (where outcome = 'disqualified') as created_disqualified
    from valued
    join quarters on valued.created_on between quarters.start_on and quarters.end_on
    join params on valued.dimension = 'all' or quarters.label = params.period
    group by all
),

joined as (
    select
        coalesce(closed.quarter, created.quarter) as quarter,
        coalesce(closed.dimension, created.dimension) as dimension,
        case when closed.quarter is null then created.value else closed.value end as value,
        coalesce(won, 0) as won,
        coalesce(lost, 0) as lost,
        coalesce(disqualified, 0) as disqualified,
        won_amount,
        lost_amount,
        coalesce(won_with_amount, 0) as won_with_amount,
        coalesce(lost_with_amount, 0) as lost_with_amount,
        median_deal,
        coalesce(cycle_count, 0) as cycle_count,
        cycle_sum,
        median_cycle,
        coalesce(created, 0) as created,
        coalesce(created_won, 0) as created_won,
        coalesce(created_open, 0) as created_open,
        coalesce(created_disqualified, 0) as created_disqualified
    from closed
    full join created
        on closed.quarter = created.quarter
        and closed.dimension = created.dimension
        and closed.value is not distinct from created.value
)

from joined order by quarter, dimension, value
