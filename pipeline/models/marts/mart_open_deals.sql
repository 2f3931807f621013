-- One row per open deal with what its hygiene depends on.
with activities as (
    select deal_id, max(happened_on) as last_activity_on
    from int_activities
    where deal_id is not null
    group by deal_id
),

open_deals as (
    select
        deals.deal_key,
        deals.deal_id,
        deals.deal_name,
        deals.account_name,
        deals.rep,
        deals.team,
        stage_list.name as stage,
        deals.amount,
        deals.probability,
        deals.created_on,
        deals.expected_close_on,
        greatest(
            case when deals.last_activity_on <= params.as_of then deals.last_activity_on end,
            activities.last_activity_on
        ) as last_activity_on,
        nullif(trim(deals.next_step), '') as next_step,
        deals.push_count
    from int_deals as deals
    left join activities using (deal_id)
    left join stage_list using (position), params
    where deals.outcome = 'open'
)

from open_deals order by amount desc nulls last, deal_key
