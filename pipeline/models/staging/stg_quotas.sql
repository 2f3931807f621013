-- One row per quota of a rep, team or the company and its period, amounts in the company's currency. From raw_quotas;
-- quota_periods holds core's reading of each period text; told_goals, those of revsheet.yaml, count where the export has no quotas.
with source as (
    select _key, owner_id, owner_name, team, amount, currency, period, period_start, period_end from raw_quotas
    union all
    select row_number() over (order by period, rep), rep, rep, null, amount, null, period, null, null
    from told_goals
    where not exists (select 1 from raw_quotas where amount is not null)
),

dated as (
    select
        source._key as quota_key,
        source.owner_id,
        source.owner_name,
        source.team,
        case when rates.rate is null then source.amount else cast(source.amount * rates.rate as decimal(18, 4)) end as amount,
        coalesce(cast(source.period_start as date), periods.start_on) as start_on,
        coalesce(cast(source.period_end as date), periods.end_on) as end_on
    from source
    left join quota_periods as periods using (period)
    left join rates on upper(source.currency) = rates.currency
)

from dated where amount is not null and start_on is not null and end_on is not null
