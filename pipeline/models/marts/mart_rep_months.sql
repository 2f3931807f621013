-- One row per rep and calendar month with a deal won or lost: how many, the amount won, and the days that won deals took from creation.
select
    rep,
    cast(date_trunc('month', closed_on) as date) as month,
    count(*) filter (where outcome = 'won') as won,
    count(*) filter (where outcome = 'lost') as lost,
    sum(amount) filter (where outcome = 'won') as booked,
    coalesce(cast(sum(cycle_days) filter (where outcome = 'won') as bigint), 0) as cycle_days,
    count(cycle_days) filter (where outcome = 'won') as cycles
from int_deals
where outcome in ('won', 'lost') and rep is not null and closed_on is not null
group by all
order by rep, month
