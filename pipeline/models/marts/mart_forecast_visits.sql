-- One row per entry of a deal of the forecast into an open stage, up to the as-of date, in the order of deal, time and record.
select
    entries.deal_key,
    entries.position,
    cast(entries.entered_at as date) as entered_on
from stg_stage_entries as entries, params
where entries.deal_key in (select deal_key from mart_forecast_deals)
    and entries.position in (select position from stage_list where kind = 'open')
    and cast(entries.entered_at as date) <= params.as_of
order by entries.deal_key, entries.entered_at, entries.record
