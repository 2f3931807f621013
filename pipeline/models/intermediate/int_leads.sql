-- One row per lead that existed on the as-of date, or has no date; converted only where that had happened by then, with the
-- name of its owner.
with people as (select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id)

select
    leads.lead_key,
    leads.lead_id,
    coalesce(people.person_name, leads.owner_name, leads.owner_id) as rep,
    leads.lead_source,
    leads.industry,
    leads.country,
    cast(leads.created_at as date) as created_on,
    leads.is_converted and (leads.converted_at is null or cast(leads.converted_at as date) <= params.as_of) as is_converted,
    case when leads.is_converted and cast(leads.converted_at as date) <= params.as_of then cast(leads.converted_at as date) end
        as converted_on,
    date_diff('day', cast(leads.created_at as date), params.as_of) as age_days,
    case when is_converted then date_diff('day', cast(leads.created_at as date), converted_on) end as days_to_convert
from stg_leads as leads
left join people on leads.owner_id = people.user_id, params
where leads.created_at is null or cast(leads.created_at as date) <= params.as_of
