-- One row per account, by id and again by name, with employees and type. From raw_accounts; the first record wins.
with source as (from raw_accounts where employees is not null or type is not null),

keyed as (
    select account_id, employees, type, _key from source where account_id is not null
    union all
    select account_name, employees, type, _key from source where account_name is not null and account_name is distinct from account_id
)

select account_id, employees, type
from keyed
qualify row_number() over (partition by account_id order by _key) = 1
