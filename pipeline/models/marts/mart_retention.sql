-- One row per customer cohort (month of the first order) and month since: customers active and what they paid.
with orders as (
    select customer, date_trunc('month', ordered_on) as month, sum(amount) as amount
    from stg_orders, params
    where ordered_on <= params.as_of
    group by all
),

firsts as (select customer, min(month) as cohort from orders group by customer)

select
    cast(firsts.cohort as date) as cohort,
    date_diff('month', firsts.cohort, orders.month) as age,
    count(distinct orders.customer) as customers,
    sum(orders.amount) as amount
from orders
join firsts using (customer)
group by all
order by cohort, age
