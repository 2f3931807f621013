-- One row per order or payment of a customer, amounts in the company's currency. From raw_orders.
with source as (from raw_orders),

typed as (
    select
        source._key as order_key,
        coalesce(source.customer_id, source.customer_name) as customer,
        cast(source.ordered_at as date) as ordered_on,
        case when rates.rate is null then source.amount else cast(source.amount * rates.rate as decimal(18, 4)) end as amount
    from source
    left join rates on upper(source.currency) = rates.currency
    where source.ordered_at is not null and coalesce(source.customer_id, source.customer_name) is not null
)

from typed
