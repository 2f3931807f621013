-- One row per deal that the forecast reads: every open deal, every deal closed after the quarter of the pack, and the history from which
-- chances are learned (in_history): all deals with known dates or, of more than 100,000, every n-th by a hash of the deal's id (sample_of = n).
with dated as (
    select *
    from int_deals
    where created_on is not null and (outcome = 'open' or closed_on is not null)
),

size as (select greatest(1, cast(ceil(count(*) / 100000) as bigint)) as sample_of from dated),

placed as (
    select
        dated.*,
        size.sample_of,
        size.sample_of = 1 or md5_number_lower(dated.deal_id) % size.sample_of = 0 as in_history
    from dated, size
)

select
    placed.deal_key,
    placed.deal_id,
    placed.deal_name,
    placed.account_name,
    placed.rep,
    placed.outcome,
    placed.amount,
    placed.created_on,
    placed.closed_on,
    placed.in_history,
    placed.sample_of
from placed, params
where placed.in_history or placed.outcome = 'open' or placed.closed_on > params.period_end
order by placed.deal_key
