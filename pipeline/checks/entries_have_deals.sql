-- Every entry of the stage history belongs to a deal.
select entries.deal_key, entries.record from stg_stage_entries as entries anti join stg_deals as deals using (deal_key)
