-- One row per recorded entry of a deal into a stage. From raw_stage_history; ties in time keep the order of the source.
with source as (from raw_stage_history),

stages as (from stages),

-- Field histories name the changed field; every other history carries the stage itself.
changes as (
    select
        deal_id,
        case when field is null then stage else new_value end as stage,
        changed_at as entered_at,
        _key as record
    from source
    where field is null or lower(replace(field, ' ', '')) in ('stage', 'stagename', 'dealstage', 'opportunity.stagename')
),

entries as (
    select
        deals.deal_key,
        stages.position,
        changes.entered_at,
        changes.record
    from changes
    join stg_deals as deals on changes.deal_id = deals.deal_id
    join stages on changes.stage = stages.stage
    where changes.entered_at is not null
)

from entries
