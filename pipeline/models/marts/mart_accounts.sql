-- One row per account record with the deals that name it by id or, where it has no other, by name.
with deals as (
    select
        account_id,
        count(*) as deals,
        count(*) filter (where outcome = 'open') as open_deals,
        sum(amount) filter (where outcome = 'open') as open_amount
    from int_deals
    where account_id is not null
    group by account_id
)

select
    accounts.account_key,
    accounts.account_id,
    accounts.account_name,
    accounts.website,
    accounts.owner,
    coalesce(deals.deals, 0) as deals,
    coalesce(deals.open_deals, 0) as open_deals,
    deals.open_amount
from stg_account_records as accounts
left join deals using (account_id)
order by accounts.account_key
