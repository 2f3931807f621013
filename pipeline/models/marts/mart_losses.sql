-- One row per quarter, loss reason and last open stage before the loss: lost deals and their amounts. Reason and stage are null where unknown.
with quarters as (from periods where kind = 'quarter'),

lost as (
    select deals.deal_key, deals.lost_reason, deals.amount, deals.closed_on, quarters.label as quarter
    from int_deals as deals
    join quarters on deals.closed_on between quarters.start_on and quarters.end_on
    where deals.outcome = 'lost'
),

last_stage as (
    select
        entries.deal_key,
        arg_max(entries.position, struct_pack(a := entries.entered_at, b := entries.record)) as position
    from stg_stage_entries as entries
    join lost using (deal_key)
    join stage_list using (position)
    where stage_list.kind = 'open' and entries.entered_at < lost.closed_on + interval 1 day
    group by entries.deal_key
)

select
    lost.quarter,
    lost.lost_reason as reason,
    stage_list.position,
    stage_list.name as stage,
    count(*) as lost,
    sum(lost.amount) as amount,
    count(nullif(lost.amount, 0)) as with_amount
from lost
left join last_stage using (deal_key)
left join stage_list on last_stage.position = stage_list.position
group by all
order by quarter, amount desc nulls last, reason, position
