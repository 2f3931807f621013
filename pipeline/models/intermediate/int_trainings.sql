-- One row per training and rep by the as-of date, with the first day and whether certified; blank where a record lacks training, rep or day.
with people as (select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id),

named as (
    select
        trainings.training,
        coalesce(people.person_name, trainings.owner_name, trainings.owner_id) as rep,
        trainings.trained_on,
        trainings.is_certified
    from stg_trainings as trainings
    left join people on trainings.owner_id = people.user_id, params
    where trainings.trained_on is null or trainings.trained_on <= params.as_of
)

select training, rep, min(trained_on) as trained_on, bool_or(is_certified) as is_certified, count(*) as records
from named
group by training, rep
