-- One row per rep and calendar month with a won deal: how many and their amount.
select rep, cast(date_trunc('month', closed_on) as date) as month, count(*) as won, sum(amount) as booked
from int_deals
where outcome = 'won' and rep is not null and closed_on is not null
group by all
order by rep, month
