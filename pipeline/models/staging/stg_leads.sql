-- One row per lead. It is converted where a flag, a date, a converted deal or a deal that names the lead says so; the date is the recorded
-- one, else that of the deal. From raw_leads and raw_deals.
with source as (from raw_leads),

deals as (
    select lead_id, min(coalesce(created_at, won_at, closed_at)) as deal_at
    from raw_deals
    where lead_id is not null and not coalesce(is_deleted, false)
    group by lead_id
),

told as (
    select
        source._key as lead_key,
        source.lead_id,
        source.owner_id,
        source.owner_name,
        source.lead_source,
        source.industry,
        source.country,
        source.created_at,
        coalesce(source.is_converted, false)
            or source.converted_at is not null
            or source.converted_deal_id is not null
            or deals.lead_id is not null as is_converted,
        coalesce(source.converted_at, deals.deal_at) as converted_at
    from source
    left join deals on source.lead_id = deals.lead_id
    where not coalesce(source.is_deleted, false)
)

from told
