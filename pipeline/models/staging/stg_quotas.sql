-- One row per quota of a rep and period. From raw_quotas; quota_periods holds core's reading of each period text.
with source as (from raw_quotas),

dated as (
    select
        source.owner_id,
        source.owner_name,
        source.amount,
        coalesce(cast(source.period_start as date), periods.start_on) as start_on,
        coalesce(cast(source.period_end as date), periods.end_on) as end_on
    from source
    left join quota_periods as periods using (period)
)

from dated where start_on is not null and end_on is not null
