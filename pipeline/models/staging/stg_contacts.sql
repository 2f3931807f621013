-- One row per contact. From raw_contacts; the first record of an id wins.
with source as (from raw_contacts where not coalesce(is_deleted, false)),

named as (
    select
        _key as contact_key,
        coalesce(contact_id, '#' || _key) as contact_id,
        coalesce(contact_name, nullif(trim(concat_ws(' ', first_name, last_name)), '')) as contact_name,
        coalesce(account_id, account_name) as account_id,
        account_name,
        coalesce(owner_name, owner_id) as owner,
        lower(trim(email)) as email,
        phone,
        title
    from source
)

from named qualify row_number() over (partition by contact_id order by contact_key) = 1
