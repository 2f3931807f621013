-- A deal closes on or after the day it was created.
select deal_key, deal_id, created_on, closed_on from int_deals where closed_on < created_on
