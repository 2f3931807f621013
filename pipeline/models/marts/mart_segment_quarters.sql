-- One row per dimension, value, quarter and foreign currency: bookings of the quarter's won deals. The dimensions line_product and line_family
-- sum the line items of those deals; currency is null for the company's own money, else that of items for which there is no rate.
with quarters as (from periods where kind = 'quarter'),

won as (
    select deals.deal_key, deals.deal_id, deals.amount, quarters.label as quarter
    from int_deals as deals
    join quarters on deals.closed_on between quarters.start_on and quarters.end_on
    where deals.outcome = 'won'
),

grouped as (
    select groups.dimension, groups.value, won.quarter, cast(null as varchar) as currency, sum(won.amount) as amount
    from won
    join int_deal_groups as groups using (deal_key)
    where groups.dimension not in ('rep', 'manager') and won.amount is not null
    group by all
),

items as (
    select
        items.deal_id,
        coalesce(items.product_name, products.product_name, items.product_id) as line_product,
        products.family as line_family,
        case when rates.rate is null then upper(items.currency) end as currency,
        case when rates.rate is null then items.amount else cast(items.amount * rates.rate as decimal(18, 4)) end as amount
    from raw_line_items as items
    left join (
        select product_id, min(product_name) as product_name, min(family) as family
        from raw_products
        group by product_id
    ) as products using (product_id)
    left join rates on upper(items.currency) = rates.currency
    where items.amount is not null
),

by_item as (
    unpivot (
        select won.quarter, items.currency, items.amount, items.line_product, items.line_family
        from items
        join won using (deal_id)
    )
    on line_product, line_family
    into name dimension value value
),

of_items as (
    select dimension, value, quarter, currency, sum(amount) as amount
    from by_item
    group by all
),

joined as (from grouped union all by name from of_items)

from joined order by dimension, value, quarter, currency
