-- One row per lead that existed on the as-of date, or has no date; converted only where that had happened by then.
select
    leads.lead_key,
    leads.lead_id,
    leads.rep,
    leads.lead_source,
    leads.industry,
    leads.country,
    cast(leads.created_at as date) as created_on,
    leads.is_converted and (leads.converted_at is null or cast(leads.converted_at as date) <= params.as_of) as is_converted,
    case when leads.is_converted and cast(leads.converted_at as date) <= params.as_of then cast(leads.converted_at as date) end
        as converted_on,
    date_diff('day', cast(leads.created_at as date), params.as_of) as age_days,
    case when is_converted then date_diff('day', cast(leads.created_at as date), converted_on) end as days_to_convert
from stg_leads as leads, params
where leads.created_at is null or cast(leads.created_at as date) <= params.as_of
