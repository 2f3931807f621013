-- One row per activity that happened by the as-of date, or on no known date, with the name of its rep.
with people as (select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id)

select
    activities.activity_key,
    activities.deal_id,
    coalesce(people.person_name, activities.owner_name, activities.owner_id) as rep,
    activities.kind,
    activities.happened_on
from stg_activities as activities
left join people on activities.owner_id = people.user_id, params
where activities.happened_on is null or activities.happened_on <= params.as_of
