-- One row per open deal with what its hygiene depends on.
with params as (from params),

activities as (
    select deal_id, max(happened_on) as last_activity_on
    from stg_activities, params
    where deal_id is not null and happened_on <= params.as_of
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
        greatest(deals.last_activity_on, activities.last_activity_on) as last_activity_on,
        deals.next_step,
        deals.push_count
    from int_deals as deals
    left join activities using (deal_id)
    left join stage_list using (position)
    where deals.outcome = 'open'
)

from open_deals order by amount desc nulls last, deal_id
