-- One row per closed deal of the last four quarters with the number of activities before it closed.
with window_start as (select min(start_on) as start_on from (from periods where kind = 'quarter' order by start_on desc limit 4)),

counted as (
    select deals.deal_key, deals.outcome, deals.amount, count(activities.activity_key) as activities
    from int_deals as deals
    left join stg_activities as activities
        on activities.deal_id = deals.deal_id
        and activities.happened_on between deals.created_on and deals.closed_on, window_start
    where deals.outcome in ('won', 'lost') and deals.closed_on >= window_start.start_on
    group by all
)

from counted
