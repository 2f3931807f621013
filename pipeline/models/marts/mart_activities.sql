-- One row per quarter, rep and kind of activity: how many, and on how many deals.
with quarters as (from periods where kind = 'quarter')

select
    quarters.label as quarter,
    activities.rep,
    activities.kind,
    count(*) as activities,
    count(distinct activities.deal_id) as deals
from int_activities as activities
join quarters on activities.happened_on between quarters.start_on and quarters.end_on
group by all
order by quarter, activities.rep, activities.kind
