-- One row per quarter, team and rep: deals worked (open at any time in it), decided and won in it, and what was booked. Disqualified deals
-- and deals without the dates that place them count nowhere.
with quarters as (from periods where kind = 'quarter'),

deals as (
    select rep, team, outcome, amount, coalesce(created_on, closed_on) as first_on, closed_on
    from int_deals
    where outcome <> 'disqualified' and (outcome = 'open' or closed_on is not null)
)

select
    quarters.label as quarter,
    deals.team,
    deals.rep,
    count(*) as worked,
    count(*) filter (where closed_on <= quarters.end_on) as decided,
    count(*) filter (where outcome = 'won' and closed_on <= quarters.end_on) as won,
    sum(amount) filter (where outcome = 'won' and closed_on <= quarters.end_on) as booked
from quarters
join deals
    on least(deals.first_on, deals.closed_on) <= quarters.end_on
    and (deals.closed_on is null or deals.closed_on >= quarters.start_on)
group by all
order by quarter, deals.team, deals.rep
