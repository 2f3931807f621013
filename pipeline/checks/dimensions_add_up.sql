-- The groups of every dimension add up to the total of the quarter.
with sums as (
    select
        quarter,
        dimension,
        sum(won) as won,
        sum(lost) as lost,
        sum(disqualified) as disqualified,
        sum(created) as created,
        coalesce(sum(won_amount), 0) as won_amount
    from mart_kpi
    group by quarter, dimension
),

totals as (from sums where dimension = 'all')

select sums.quarter, sums.dimension
from sums
join totals using (quarter)
where sums.won <> totals.won
    or sums.lost <> totals.lost
    or sums.disqualified <> totals.disqualified
    or sums.created <> totals.created
    or sums.won_amount <> totals.won_amount
