-- One row per account record as exported, duplicates and all. From raw_accounts; where the export has none, one row per account of its deals.
with records as (
    select
        cast(_key as bigint) as account_key,
        coalesce(account_id, account_name) as account_id,
        account_name,
        website,
        coalesce(owner_name, owner_id) as owner
    from raw_accounts
    where not coalesce(is_deleted, false) and coalesce(account_id, account_name) is not null
),

of_deals as (
    select min(_key) as account_key, coalesce(account_id, account_name) as account_id, min(account_name) as account_name
    from raw_deals
    where coalesce(account_id, account_name) is not null
    group by coalesce(account_id, account_name)
)

from records
union all
select account_key, account_id, account_name, null as website, null as owner
from of_deals
where not exists (select 1 from raw_accounts)
