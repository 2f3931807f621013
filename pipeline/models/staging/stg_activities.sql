-- One row per activity that was done. From raw_activities; activity_kinds holds core's word for each activity type.
with source as (from raw_activities),

typed as (
    select
        source._key as activity_key,
        source.deal_id,
        source.account_id,
        source.owner_id,
        source.owner_name,
        coalesce(kinds.kind, 'other') as kind,
        cast(coalesce(source.completed_at, source.start_at, source.due_at, source.created_at) as date) as happened_on
    from source
    left join activity_kinds as kinds on source.activity_type is not distinct from kinds.activity_type
    where coalesce(source.is_done, true)
)

from typed
