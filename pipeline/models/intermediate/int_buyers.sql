-- One row per deal with what is known of the buyer, as text: the columns among which the ideal customer profile looks. Deals whose type says
-- renewal or expansion are not new: they are won with customers one has already.
with contacts as (from stg_contacts),

known as (
    select
        deals.deal_key,
        coalesce(kinds.kind, 'new') = 'new' as is_new,
        coalesce(attributes.employees, sizes.employees) as employees,
        deals.industry,
        deals.country,
        deals.lead_source,
        deals.product,
        deals.pipeline,
        deals.type,
        sizes.type as account_type,
        attributes.campaign,
        contacts.title as persona,
        attributes.* exclude (deal_key, contact_id, employees, campaign)
    from int_deals as deals
    left join stg_deal_attributes as attributes using (deal_key)
    left join stg_account_sizes as sizes on deals.account_id = sizes.account_id
    left join contacts on attributes.contact_id = contacts.contact_id
    left join deal_kinds as kinds on deals.type = kinds.type
)

select
    * exclude (employees),
    case
        when employees < 1 then null
        when employees <= 10 then '1–10'
        when employees <= 50 then '11–50'
        when employees <= 200 then '51–200'
        when employees <= 1000 then '201–1000'
        when employees > 1000 then '1001+'
    end as employees
from known
