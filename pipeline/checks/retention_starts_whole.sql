-- Every customer of a cohort bought in its first month.
select cohort, age, customers
from mart_retention as later
where customers > (select customers from mart_retention as first where first.cohort = later.cohort and first.age = 0)
