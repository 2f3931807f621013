-- One row per deal won or lost in the four quarters up to the period's end and kind of activity up to its close; kind null with 0
-- activities for a deal that had none.
with quarters as (
    select periods.start_on
    from periods, params
    where periods.kind = 'quarter' and periods.start_on <= params.period_start
    order by periods.start_on desc
    limit 4
),

deals as (
    select deal_key, deal_id, outcome, amount, closed_on
    from int_deals, params
    where outcome in ('won', 'lost')
        and closed_on between (select min(start_on) from quarters) and params.period_end
)

select deals.deal_key, deals.outcome, deals.amount, activities.kind, count(activities.activity_key) as activities
from deals
left join int_activities as activities
    on activities.deal_id = deals.deal_id and activities.happened_on <= deals.closed_on
group by all
order by deals.deal_key, activities.kind
