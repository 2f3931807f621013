-- One row per quota with the level it is set on: of a rep where one is named, else of a team, else of the company.
with people as (select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id),

held as (
    select
        quotas.quota_key,
        coalesce(people.person_name, quotas.owner_name, quotas.owner_id) as rep,
        quotas.team,
        quotas.amount,
        quotas.start_on,
        quotas.end_on
    from stg_quotas as quotas
    left join people on quotas.owner_id = people.user_id
)

select
    *,
    case when rep is not null then 'rep' when team is not null then 'team' else 'company' end as level
from held
