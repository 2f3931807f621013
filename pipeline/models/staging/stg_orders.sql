-- One row per order or payment of a customer. From raw_orders.
with source as (from raw_orders),

typed as (
    select
        _key as order_key,
        coalesce(customer_id, customer_name) as customer,
        cast(ordered_at as date) as ordered_on,
        amount
    from source
    where ordered_at is not null and coalesce(customer_id, customer_name) is not null
)

from typed
