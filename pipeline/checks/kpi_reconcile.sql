-- The total of each quarter's KPIs is that of its deals.
with quarters as (from periods where kind = 'quarter'),

closed as (
    select
        quarters.label as quarter,
        count(*) filter (where deals.outcome = 'won') as won,
        count(*) filter (where deals.outcome = 'lost') as lost,
        sum(deals.amount) filter (where deals.outcome = 'won') as won_amount
    from int_deals as deals
    join quarters on deals.closed_on between quarters.start_on and quarters.end_on
    group by quarters.label
)

select closed.*, kpi.won as mart_won, kpi.lost as mart_lost, kpi.won_amount as mart_won_amount
from closed
left join mart_kpi as kpi on closed.quarter = kpi.quarter and kpi.dimension = 'all'
where closed.won is distinct from kpi.won
    or closed.lost is distinct from kpi.lost
    or closed.won_amount is distinct from kpi.won_amount
