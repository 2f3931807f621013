-- The months of a quarter add up to the quarter's bookings.
with months as (select quarter, sum(won) as won, sum(amount) as amount from mart_linearity group by quarter),

kpi as (from mart_kpi where dimension = 'all')

select kpi.quarter
from kpi
join months using (quarter)
where months.won <> kpi.won or months.amount <> coalesce(kpi.won_amount, 0)
