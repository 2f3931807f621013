-- One row per deal and dated state: the earlier exports and, as of the as-of date, the present one (is_present).
with earlier as (
    select
        snapshots.snapshot_on,
        false as is_present,
        snapshots.deal_id,
        snapshots.owner_id,
        snapshots.owner_name,
        stages.position,
        snapshots.outcome,
        snapshots.amount,
        snapshots.probability,
        snapshots.close_on
    from stg_snapshots as snapshots
    left join stages on snapshots.stage = stages.stage, params
    where snapshots.snapshot_on < params.as_of
),

people as (
    select user_id, min(person_name) as person_name
    from stg_people
    group by user_id
),

named as (
    select
        earlier.* exclude (owner_id, owner_name),
        coalesce(people.person_name, earlier.owner_name, earlier.owner_id) as rep
    from earlier
    left join people on earlier.owner_id = people.user_id
),

-- Without an earlier export there is nothing to compare, and the present one is not repeated.
present as (
    select
        params.as_of as snapshot_on,
        true as is_present,
        deals.deal_id,
        deals.position,
        deals.outcome,
        deals.amount,
        deals.probability,
        coalesce(deals.closed_on, deals.expected_close_on) as close_on,
        deals.rep
    from int_deals as deals, params
    where exists (select 1 from earlier)
    qualify row_number() over (partition by deals.deal_id order by deals.deal_key) = 1
)

from named
union all by name
from present
