-- A deal has one row and one id.
select deal_id, count(*) as deals from int_deals group by deal_id having count(*) > 1
