-- One row per deal and earlier export, in the state it had on that export's day (snapshot_on). From raw_snapshots, read as stg_deals reads
-- raw_deals; of records with one id the first counts.
with source as (
    select *
    from raw_snapshots
    where deal_id is not null and not coalesce(is_deleted, false)
    qualify row_number() over (partition by snapshot_on, deal_id order by _key) = 1
),

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
)

select
    snapshot_on,
    deal_id,
    owner_id,
    owner_name,
    stage,
    outcome,
    company_amount as amount,
    probability,
    cast(
        case outcome
            when 'open' then close_date
            when 'won' then coalesce(won_at, closed_at, close_date)
            else coalesce(lost_at, closed_at, close_date)
        end as date
    ) as close_on
from judged
