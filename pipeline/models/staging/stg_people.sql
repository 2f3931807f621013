-- One row per rep, keyed by the name or id that deals carry. From raw_users; the first record of an id, or of a name without id, wins.
-- A manager whose id is a rep's goes by that rep's name.
with source as (from raw_users where user_id is not null or user_name is not null or last_name is not null),

named as (
    select
        _key,
        user_id,
        coalesce(user_name, nullif(trim(concat_ws(' ', first_name, last_name)), ''), email, user_id) as person_name,
        email,
        language,
        team,
        territory,
        manager_name,
        manager_id,
        cast(hired_at as date) as hired_on,
        cast(left_at as date) as left_on,
        coalesce(is_active, true) as is_active
    from source
),

ranked as (
    select *, row_number() over (partition by coalesce(user_id, '#' || person_name) order by _key) as rank
    from named
),

first_records as (select * exclude (_key, rank) from ranked where rank = 1)

select
    people.* exclude (manager_name, manager_id),
    coalesce(people.manager_name, managers.person_name, people.manager_id) as manager
from first_records as people
left join first_records as managers on people.manager_id = managers.user_id
