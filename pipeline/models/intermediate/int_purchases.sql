-- One row per purchase of a customer by the as-of date: an order, or a won deal of an account where the export has no orders.
select orders.customer, orders.ordered_on as bought_on, orders.amount
from stg_orders as orders, params
where orders.ordered_on <= params.as_of
union all
select account_id as customer, closed_on as bought_on, amount
from int_deals
where outcome = 'won' and account_id is not null and closed_on is not null
    and not exists (select 1 from stg_orders)
