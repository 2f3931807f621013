-- One row per deal as exported with what describes the buyer: the contact, and the columns of the export that RevSheet has no field for (x_).
-- x_none, always blank, stands for exports without such columns.
with source as (select *, cast(null as varchar) as x_none from raw_deals)

select cast(_key as integer) as deal_key, contact_id, employees, campaign, columns('^x_') from source
