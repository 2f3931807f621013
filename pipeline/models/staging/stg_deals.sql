-- One row per deal as exported, amounts in the company's currency. From raw_deals; outcomes holds core's verdict on each
-- combination of stage, status and flags, rates the exchange rates of the configuration.
with source as (from raw_deals),

judged as (
    select
        source.*,
        outcomes.outcome,
        case
            when source.amount_home is not null then source.amount_home
            when rates.rate is not null then cast(cast(source.amount as decimal(28, 4)) * rates.rate as decimal(18, 4))
            else source.amount
        end as company_amount
    from source
    join outcomes
        on source.stage is not distinct from outcomes.stage
        and source.status is not distinct from outcomes.status
        and source.is_won is not distinct from outcomes.is_won
        and source.is_lost is not distinct from outcomes.is_lost
        and source.is_closed is not distinct from outcomes.is_closed
        and source.is_active is not distinct from outcomes.is_active
        and (source.won_at is not null) = outcomes.has_won
        and (source.lost_at is not null) = outcomes.has_lost
    left join rates on upper(source.currency) = rates.currency
    where not coalesce(source.is_deleted, false)
),

named as (
    select
        cast(_key as integer) as deal_key,
        coalesce(deal_id, '#' || _key) as deal_id,
        deal_name,
        coalesce(account_id, account_name) as account_id,
        account_name,
        owner_id,
        owner_name,
        team,
        territory,
        pipeline,
        stage,
        outcome,
        company_amount as amount,
        probability,
        forecast_category,
        created_at,
        modified_at,
        last_activity_at,
        close_date,
        case outcome
            when 'open' then null
            when 'won' then coalesce(won_at, closed_at, close_date)
            else coalesce(lost_at, closed_at, close_date)
        end as ended_at,
        next_step,
        push_count,
        type,
        lead_source,
        lost_reason,
        product,
        industry,
        country
    from judged
)

from named
