-- One row per column that describes the buyer and has a value: its different values (counted roughly from some hundred on), and how many
-- open, won and lost deals there are and have one. A column that is filled only once the outcome is known cannot explain it.
with buyers as (
    select deals.outcome, buyers.* exclude (deal_key, is_new)
    from int_buyers as buyers
    join int_deals as deals using (deal_key)
    where deals.outcome <> 'disqualified'
),

long as (
    unpivot (select outcome, nullif(trim(cast(columns(* exclude (outcome)) as varchar)), '') from buyers)
    on columns(* exclude (outcome))
    into name attribute value value
),

sizes as (
    select
        count(*) filter (where outcome = 'open') as open,
        count(*) filter (where outcome = 'won') as won,
        count(*) filter (where outcome = 'lost') as lost
    from buyers
)

select
    long.attribute,
    approx_count_distinct(long.value) as distinct_values,
    any_value(sizes.open) as open,
    any_value(sizes.won) as won,
    any_value(sizes.lost) as lost,
    count(*) filter (where outcome = 'open') as open_filled,
    count(*) filter (where outcome = 'won') as won_filled,
    count(*) filter (where outcome = 'lost') as lost_filled
from long, sizes
group by long.attribute
order by long.attribute
