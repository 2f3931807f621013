-- One row per customer cohort (month of the first purchase) and month since in which one bought: customers, what they paid, and how much
-- of that stays within what each paid in the first month.
with monthly as (
    select customer, date_trunc('month', bought_on) as month, sum(amount) as amount
    from int_purchases
    group by all
),

firsts as (
    select customer, min(month) as cohort, arg_min(coalesce(amount, 0), month) as first_amount
    from monthly
    group by customer
)

select
    cast(firsts.cohort as date) as cohort,
    date_diff('month', firsts.cohort, monthly.month) as age,
    count(*) as customers,
    sum(monthly.amount) as amount,
    sum(least(coalesce(monthly.amount, 0), firsts.first_amount)) as kept_amount
from monthly
join firsts using (customer)
group by all
order by cohort, age
