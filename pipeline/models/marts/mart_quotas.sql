-- One row per quarter, level and holder: the sum of the quotas whose period lies inside the quarter.
with quarters as (from periods where kind = 'quarter'),

placed as (
    select quarters.label as quarter, quotas.level, coalesce(quotas.rep, quotas.team) as holder, quotas.amount
    from int_quotas as quotas
    join quarters on quotas.start_on >= quarters.start_on and quotas.end_on <= quarters.end_on
)

select quarter, level, holder, sum(amount) as amount
from placed
group by all
order by quarter, level, holder
