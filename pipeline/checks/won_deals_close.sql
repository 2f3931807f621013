-- A won deal has a close date, unless the export dates no deal at all.
select deal_key, deal_id from int_deals where outcome = 'won' and closed_on is null and exists (select 1 from int_deals where closed_on is not null)
