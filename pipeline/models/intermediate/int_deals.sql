-- One row per deal that existed on the as-of date, in the state it had then.
with params as (from params),

source as (from stg_deals),

-- Deals whose history goes on after the as-of date are rewound to their last stage before it.
moved_later as (
    select entries.deal_key
    from stg_stage_entries as entries, params
    where cast(entries.entered_at as date) > params.as_of
    group by entries.deal_key
),

stage_then as (
    select
        entries.deal_key,
        arg_max(entries.position, struct_pack(a := entries.entered_at, b := entries.record)) as position
    from stg_stage_entries as entries
    join moved_later using (deal_key), params
    where cast(entries.entered_at as date) <= params.as_of
    group by entries.deal_key
),

dated as (
    select
        source.*,
        cast(source.created_at as date) as created_on,
        cast(source.ended_at as date) as ended_on,
        cast(source.ended_at as date) > params.as_of as ended_later,
        stage_then.position as position_then,
        moved_later.deal_key is not null as has_later_history,
        params.as_of
    from source
    left join moved_later using (deal_key)
    left join stage_then using (deal_key), params
    where source.created_at is null or cast(source.created_at as date) <= params.as_of
),

people as (
    select
        user_id,
        min(person_name) as person_name,
        min(team) as team,
        min(territory) as territory,
        min(manager) as manager
    from stg_people
    group by user_id
),

people_by_name as (
    select
        person_name,
        min(team) as team,
        min(territory) as territory,
        min(manager) as manager
    from stg_people
    group by person_name
),

known as (
    select
        dated.deal_key,
        dated.deal_id,
        dated.deal_name,
        dated.account_id,
        dated.account_name,
        dated.owner_id,
        coalesce(people.person_name, dated.owner_name, dated.owner_id) as rep,
        coalesce(dated.team, people.team, people_by_name.team) as team,
        coalesce(dated.territory, people.territory, people_by_name.territory) as territory,
        coalesce(people.manager, people_by_name.manager) as manager,
        dated.pipeline,
        case when dated.ended_later then 'open' else dated.outcome end as outcome,
        coalesce(dated.position_then, stages.position) as position,
        dated.amount,
        dated.probability,
        dated.forecast_category,
        dated.created_on,
        case when dated.outcome = 'open' or dated.ended_later then null else dated.ended_on end as closed_on,
        case when dated.outcome = 'open' or dated.ended_later then cast(dated.close_date as date) end as expected_close_on,
        cast(dated.last_activity_at as date) as last_activity_on,
        dated.next_step,
        dated.push_count,
        dated.type,
        dated.lead_source,
        dated.lost_reason,
        dated.product,
        coalesce(dated.industry, accounts.industry) as industry,
        coalesce(dated.country, accounts.country) as country,
        (dated.ended_later or cast(dated.modified_at as date) > dated.as_of) and not dated.has_later_history
            as state_unknown
    from dated
    left join people on dated.owner_id = people.user_id
    left join people_by_name on dated.owner_name = people_by_name.person_name
    left join stages on dated.stage = stages.stage
    left join stg_accounts as accounts on dated.account_id = accounts.account_id
),

measured as (
    select
        *,
        case when closed_on >= created_on then date_diff('day', created_on, closed_on) end as cycle_days
    from known
)

from measured
