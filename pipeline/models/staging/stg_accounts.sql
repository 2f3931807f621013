-- One row per account, by id and again by name, since deals refer to accounts either way. From raw_accounts; the first record wins.
with source as (from raw_accounts),

by_id as (
    select account_id, account_name, industry, country, _key from source where account_id is not null
),

by_name as (
    select account_name as account_id, account_name, industry, country, _key
    from source
    where account_name is not null and account_name is distinct from account_id
),

ranked as (
    select *, row_number() over (partition by account_id order by _key) as rank
    from (from by_id union all from by_name)
)

select account_id, account_name, industry, country from ranked where rank = 1
