-- A cohort wins no more deals than it has.
select cohort, any_value(size) as size, sum(won) as won from mart_cohort_created group by cohort having sum(won) > any_value(size)
