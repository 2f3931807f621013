-- One row per deal that the forecast reads: every open deal, every deal closed after the quarter of the pack, and the history from which
-- chances are learned (in_history): all deals with known dates or, of more than 100,000, every n-th by a hash of the deal's id (sample_of = n).
with size as (
    select greatest(1, cast(ceil(count(*) / 100000) as bigint)) as sample_of
    from int_deals
    where created_on is not null and (outcome = 'open' or closed_on is not null)
)

select
    deals.deal_key,
    deals.deal_id,
    deals.deal_name,
    deals.account_name,
    deals.rep,
    deals.outcome,
    deals.amount,
    deals.created_on,
    deals.closed_on,
    size.sample_of = 1 or md5_number_lower(deals.deal_id) % cast(size.sample_of as ubigint) = 0 as in_history,
    size.sample_of
from int_deals as deals, size, params
where deals.created_on is not null
    and (deals.outcome = 'open' or deals.closed_on is not null)
    and (
        size.sample_of = 1
        or md5_number_lower(deals.deal_id) % cast(size.sample_of as ubigint) = 0
        or deals.outcome = 'open'
        or deals.closed_on > params.period_end
    )
order by deals.deal_key
