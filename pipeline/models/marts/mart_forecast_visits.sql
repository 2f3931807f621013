-- One row per entry of a deal of the forecast into an open stage, up to the as-of date, in the order of deal, time and record.
select
    entries.deal_key,
    entries.position,
    cast(entries.entered_at as date) as entered_on
from stg_stage_entries as entries
join mart_forecast_deals as deals using (deal_key)
join stage_list using (position), params
where stage_list.kind = 'open' and cast(entries.entered_at as date) <= params.as_of
order by entries.deal_key, entries.entered_at, entries.record
