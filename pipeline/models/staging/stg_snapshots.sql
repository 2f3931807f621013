-- One row per deal and earlier export, in the state it had on that export's day (snapshot_on). From stg_deal_states; of records with one id
-- the first counts.
select
    snapshot_on,
    deal_id,
    owner_id,
    owner_name,
    stage,
    outcome,
    amount,
    probability,
    cast(case outcome when 'open' then close_date else ended_at end as date) as close_on
from stg_deal_states
where snapshot_on is not null and deal_id is not null
qualify row_number() over (partition by snapshot_on, deal_id order by _key) = 1
