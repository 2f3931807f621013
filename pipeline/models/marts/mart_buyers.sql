-- One row per column that describes the buyer, value and quarter of closing (null where undated): new deals won and lost,
-- and the amount of the won ones. Columns with up to about 50 values only.
with chosen as (select attribute from mart_buyer_columns where distinct_values <= 60),

quarters as (from periods where kind = 'quarter'),

buyers as (
    select
        deals.outcome,
        deals.amount,
        quarters.label as quarter,
        buyers.* exclude (deal_key, is_new)
    from int_buyers as buyers
    join int_deals as deals using (deal_key)
    left join quarters on deals.closed_on between quarters.start_on and quarters.end_on
    where buyers.is_new and deals.outcome in ('won', 'lost')
),

long as (
    unpivot (
        select outcome, amount, quarter, nullif(trim(cast(columns(* exclude (outcome, amount, quarter)) as varchar)), '')
        from buyers
    )
    on columns(* exclude (outcome, amount, quarter))
    into name attribute value value
),

filled as (
    select
        attribute,
        value,
        quarter,
        count(*) filter (where outcome = 'won') as won,
        count(*) filter (where outcome = 'lost') as lost,
        sum(amount) filter (where outcome = 'won') as won_amount
    from long
    semi join chosen using (attribute)
    group by all
)

from filled order by attribute, value, quarter
