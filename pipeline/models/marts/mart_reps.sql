-- One row per rep who owns a deal or holds a quota: employment where the export has people, and the open deals the rep owns.
with people as (
    select person_name, min(hired_on) as hired_on, max(left_on) as left_on, bool_or(is_active) as is_active, min(team) as team
    from stg_people
    group by person_name
),

owners as (
    select
        rep,
        min(team) as team,
        count(*) filter (where outcome = 'open') as open_deals,
        sum(amount) filter (where outcome = 'open') as open_amount
    from int_deals
    where rep is not null
    group by rep
),

holders as (select distinct rep from int_quotas where rep is not null),

names as (select rep from owners union select rep from holders)

select
    names.rep,
    coalesce(people.team, owners.team) as team,
    people.person_name is not null as is_known,
    people.hired_on,
    people.left_on,
    people.is_active,
    coalesce(owners.open_deals, 0) as open_deals,
    owners.open_amount
from names
left join owners using (rep)
left join people on names.rep = people.person_name
order by names.rep
