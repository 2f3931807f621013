-- One row per deal record of the present export (snapshot_on null) and of each earlier one, with its outcome, the moment it ended and its
-- amount in the company's currency. From raw_deals and raw_snapshots; outcomes holds core's verdict on each combination of stage, status and
-- flags, rates the exchange rates of the configuration.
with source as (
    select cast(null as date) as snapshot_on, columns(lambda name: not starts_with(name, 'x_')) from raw_deals
    union all by name
    select columns(lambda name: not starts_with(name, 'x_')) from raw_snapshots
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
    where not coalesce(source.is_deleted, false)
)

select
    * exclude (company_amount) replace (company_amount as amount),
    case outcome
        when 'open' then null
        when 'won' then coalesce(won_at, closed_at, close_date)
        else coalesce(lost_at, closed_at, close_date)
    end as ended_at
from judged
