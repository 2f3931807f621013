-- One row per quarter, rep and kind of activity: how many, and on how many deals.
with quarters as (from periods where kind = 'quarter'),

people as (select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id),

placed as (
    select
        quarters.label as quarter,
        coalesce(people.person_name, activities.owner_name, activities.owner_id) as rep,
        activities.kind,
        activities.deal_id
    from stg_activities as activities
    join quarters on activities.happened_on between quarters.start_on and quarters.end_on
    left join people on activities.owner_id = people.user_id
)

select quarter, rep, kind, count(*) as activities, count(distinct deal_id) as deals
from placed
group by all
order by quarter, rep, kind
