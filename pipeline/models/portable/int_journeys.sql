-- One row per deal: how far it came in the funnel inside the window, stages skipped on forward moves, moves back. A later stage implies those
-- before it; winning is the level after the last open stage. Entries are numbered within a deal, ties in time in the order of the source.
with open_stages as (select count(*) as last from stage_list where kind = 'open'),

recorded as (
    select
        entries.deal_key,
        entries.position,
        cast(entries.entered_at as date) as entered_on,
        row_number() over (partition by entries.deal_key order by entries.entered_at, entries.record) as place
    from stg_stage_entries as entries
    cross join params
    cross join open_stages
    where entries.position <= open_stages.last and cast(entries.entered_at as date) <= params.as_of
),

-- A deal without a recorded entry has been in its open stage since it was created.
presumed as (
    select deals.deal_key, deals.position, deals.created_on as entered_on, 1 as place
    from int_deals as deals
    cross join open_stages
    left join (select distinct deal_key from recorded) as known on deals.deal_key = known.deal_key
    where known.deal_key is null and deals.created_on is not null and deals.position between 1 and open_stages.last
),

moves as (
    select
        deal_key,
        position,
        entered_on,
        lag(position) over (partition by deal_key order by place) as before,
        max(position) over (partition by deal_key order by place rows between unbounded preceding and 1 preceding) as furthest
    from (select * from recorded union all select * from presumed) as entries
),

starts as (
    select
        deals.deal_key,
        coalesce(deals.created_on, min(moves.entered_on), deals.closed_on, params.as_of) as start_on,
        case when deals.outcome = 'won' then coalesce(deals.closed_on, params.as_of) end as won_on
    from int_deals as deals
    cross join params
    left join moves on deals.deal_key = moves.deal_key
    group by deals.deal_key, deals.created_on, deals.closed_on, deals.outcome, params.as_of
),

ways as (
    select
        starts.deal_key,
        starts.start_on,
        starts.won_on,
        coalesce(max(case when days_between(starts.start_on, moves.entered_on) <= params.window_days then moves.position end), 0) as level,
        coalesce(max(moves.position), 0) as furthest,
        sum(case when moves.position > coalesce(moves.furthest, 0) then moves.position - coalesce(moves.furthest, 0) - 1 else 0 end) as skipped,
        count(case when moves.position < moves.before then 1 end) as regressions
    from starts
    cross join params
    left join moves on starts.deal_key = moves.deal_key
    group by starts.deal_key, starts.start_on, starts.won_on
)

select
    ways.deal_key,
    cast(case when days_between(ways.start_on, ways.won_on) <= params.window_days then open_stages.last + 1 else ways.level end as integer) as level,
    cast(ways.skipped + case when ways.won_on is null then 0 else open_stages.last - ways.furthest end as integer) as skipped,
    cast(ways.regressions as integer) as regressions
from ways
cross join params
cross join open_stages
