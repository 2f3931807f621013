-- One row per quarter, dimension and value: the counts and sums behind the KPIs. Dimension 'all' is the total.
with deals as (from int_deals),

quarters as (from periods where kind = 'quarter'),

valued as (
    select deals.*, groups.dimension, groups.value
    from deals
    join int_deal_groups as groups using (deal_key)
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
        count(*) filter (where outcome = 'lost' and coalesce(amount, 0) = 0) as lost_without_amount,
        count(amount) filter (where outcome = 'won') as won_with_amount,
        median(amount) filter (where outcome = 'won') as median_deal,
        avg(cycle_days) filter (where outcome = 'won') as mean_cycle,
        median(cycle_days) filter (where outcome = 'won') as median_cycle,
        count(cycle_days) filter (where outcome = 'won') as cycle_count
    from valued
    join quarters on valued.closed_on between quarters.start_on and quarters.end_on
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
        sum(amount) as created_amount
    from valued
    join quarters on valued.created_on between quarters.start_on and quarters.end_on
    group by all
),

joined as (
    select
        coalesce(closed.quarter, created.quarter) as quarter,
        coalesce(closed.dimension, created.dimension) as dimension,
        coalesce(closed.value, created.value) as value,
        coalesce(won, 0) as won,
        coalesce(lost, 0) as lost,
        coalesce(disqualified, 0) as disqualified,
        coalesce(won_amount, 0) as won_amount,
        coalesce(lost_amount, 0) as lost_amount,
        coalesce(lost_without_amount, 0) as lost_without_amount,
        coalesce(won_with_amount, 0) as won_with_amount,
        median_deal,
        mean_cycle,
        median_cycle,
        coalesce(cycle_count, 0) as cycle_count,
        coalesce(created, 0) as created,
        coalesce(created_won, 0) as created_won,
        coalesce(created_open, 0) as created_open,
        coalesce(created_amount, 0) as created_amount
    from closed
    full join created
        on closed.quarter = created.quarter
        and closed.dimension = created.dimension
        and closed.value is not distinct from created.value
)

from joined order by quarter, dimension, value
