-- One row per quarter and month of it, months without a won deal included: won deals and their amount.
with quarters as (from periods where kind = 'quarter'),

months as (from periods where kind = 'month'),

won as (select closed_on, amount from int_deals where outcome = 'won')

select
    quarters.label as quarter,
    months.label as month,
    months.start_on,
    count(won.closed_on) as won,
    coalesce(sum(won.amount), 0) as amount
from quarters
join months on months.start_on between quarters.start_on and quarters.end_on
left join won on won.closed_on between months.start_on and months.end_on
group by all
order by quarter, start_on
