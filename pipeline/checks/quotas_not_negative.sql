-- A quota is not negative and its period does not end before it starts.
select quota_key, amount, start_on, end_on from stg_quotas where amount < 0 or end_on < start_on
