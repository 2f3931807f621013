-- One row per rep, kind of habit and subject, from deals of the four quarters up to the period's end: days = median days of finished stays in
-- a stage; skips = stages skipped per step that decided deals took; source = share of created deals from a source; activity = activities of a
-- kind per decided deal; pushes = pushes of the close date per decided deal.
with span as (
    select min(start_on) as start_on, max(params.period_end) as end_on
    from (
        select periods.start_on
        from periods, params
        where periods.kind = 'quarter' and periods.start_on <= params.period_start
        order by periods.start_on desc
        limit 4
    ), params
),

decided as (
    select deals.deal_key, deals.rep, deals.push_count
    from int_deals as deals, span
    where deals.rep is not null and deals.outcome in ('won', 'lost') and deals.closed_on between span.start_on and span.end_on
),

-- A stay that ends in the span ends with an entry in it.
moved as (
    select distinct deal_key
    from stg_stage_entries, span
    where cast(entered_at as date) between span.start_on and span.end_on
),

stays as (
    select
        deal_key,
        position,
        cast(entered_at as date) as entered_on,
        cast(lead(entered_at) over (partition by deal_key order by entered_at, record) as date) as left_on
    from stg_stage_entries
    where deal_key in (from moved)
),

days as (
    select
        deals.rep,
        'days' as habit,
        stage_list.name as subject,
        cast(median(date_diff('day', stays.entered_on, stays.left_on)) as double) as value
    from stays
    join int_deals as deals using (deal_key)
    join stage_list on stays.position = stage_list.position, span
    where deals.rep is not null and stage_list.kind = 'open' and stays.left_on between span.start_on and span.end_on
    group by deals.rep, stage_list.name
),

skips as (
    select rep, 'skips' as habit, null as subject, sum(journeys.skipped) / nullif(sum(greatest(journeys.level - 1, 0)), 0) as value
    from decided
    join int_journeys as journeys using (deal_key)
    group by rep
),

created as (
    select deals.rep, deals.lead_source
    from int_deals as deals, span
    where deals.rep is not null and deals.lead_source is not null and deals.created_on between span.start_on and span.end_on
),

created_by as (select rep, count(*) as deals from created group by rep),

frequent as (select lead_source from created group by lead_source order by count(*) desc, lead_source limit 8),

sources as (
    select
        created_by.rep,
        'source' as habit,
        frequent.lead_source as subject,
        count(created.rep) / any_value(created_by.deals) as value
    from created_by
    cross join frequent
    left join created on created.rep = created_by.rep and created.lead_source = frequent.lead_source
    group by created_by.rep, frequent.lead_source
),

kinds as (select distinct kind from mart_deal_activities where kind is not null),

decided_by as (select rep, count(*) as deals from decided group by rep),

done as (
    select decided.rep, activities.kind, sum(activities.activities) as activities
    from decided
    join mart_deal_activities as activities using (deal_key)
    where activities.kind is not null
    group by all
),

activities as (
    select
        decided_by.rep,
        'activity' as habit,
        kinds.kind as subject,
        coalesce(done.activities, 0) / decided_by.deals as value
    from decided_by
    cross join kinds
    left join done on done.rep = decided_by.rep and done.kind = kinds.kind
),

pushes as (
    select rep, 'pushes' as habit, null as subject, avg(push_count) as value
    from decided
    where push_count is not null
    group by rep
),

joined as (from days union all from skips union all from sources union all from activities union all from pushes)

from joined order by rep, habit, subject
