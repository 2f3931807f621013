-- One row per activity that was done, by its flag or else its status. From raw_activities; activity_kinds holds core's word for each activity
-- type, undone_statuses the statuses of what has not happened. No CRM gives out the id 0: exports write it for none.
-- Salesforce and Zoho give one id for a record of any kind (WhatId): it is the deal's where a deal of the export has it.
with source as (from raw_activities),

deal_ids as (select distinct deal_id from raw_deals where deal_id is not null),

typed as (
    select
        source._key as activity_key,
        coalesce(nullif(source.deal_id, '0'), deal_ids.deal_id) as deal_id,
        nullif(source.account_id, '0') as account_id,
        source.owner_id,
        source.owner_name,
        coalesce(kinds.kind, 'other') as kind,
        cast(coalesce(source.completed_at, source.start_at, source.due_at, source.created_at) as date) as happened_on
    from source
    left join activity_kinds as kinds on source.activity_type is not distinct from kinds.activity_type
    left join deal_ids on source.related_id = deal_ids.deal_id
    where coalesce(source.is_done, source.status is null or source.status not in (select status from undone_statuses))
)

from typed
