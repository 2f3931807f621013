-- One row per customer cohort (month of the first purchase) and month since in which one bought: customers, what they paid, and how much
-- of that stays within what each paid in the first month.
with monthly as (
    select customer, month_of(bought_on) as month, sum(amount) as amount
    from int_purchases
    group by customer, month_of(bought_on)
),

firsts as (select customer, min(month) as cohort from monthly group by customer),

started as (
    select firsts.customer, firsts.cohort, coalesce(monthly.amount, 0) as first_amount
    from firsts
    join monthly on firsts.customer = monthly.customer and firsts.cohort = monthly.month
)

select
    started.cohort,
    months_between(started.cohort, monthly.month) as age,
    count(*) as customers,
    sum(monthly.amount) as amount,
    sum(case when coalesce(monthly.amount, 0) < started.first_amount then coalesce(monthly.amount, 0) else started.first_amount end) as kept_amount
from monthly
join started on monthly.customer = started.customer
group by started.cohort, months_between(started.cohort, monthly.month)
