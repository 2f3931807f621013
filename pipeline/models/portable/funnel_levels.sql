-- One row per entity that entered: the deepest step it reached in order inside the window, from its first event of step 1 on, and the day of
-- that event. From funnel_events (entity, position from 1, 0 for what is no step, happened_on, record); ties keep the order of record.
with recursive numbered as (
    select
        entity,
        position,
        happened_on,
        row_number() over (partition by entity order by happened_on, record) as place
    from funnel_events
),

-- The earliest event of the next step: no later one leaves more of the window.
followers as (
    select event.entity, event.place, min(later.place) as next_place
    from numbered as event
    join numbered as later
        on event.entity = later.entity and event.place < later.place and later.position = event.position + 1
    where event.position > 0
    group by event.entity, event.place
),

entrances as (select entity, min(place) as place from numbered where position = 1 group by entity),

chains as (
    select numbered.entity, 1 as level, numbered.place, numbered.happened_on as entered_on
    from entrances
    join numbered on entrances.entity = numbered.entity and entrances.place = numbered.place
    union all
    select chains.entity, chains.level + 1 as level, numbered.place, chains.entered_on
    from chains
    join followers on chains.entity = followers.entity and chains.place = followers.place
    join numbered on followers.entity = numbered.entity and followers.next_place = numbered.place
    cross join params
    where days_between(chains.entered_on, numbered.happened_on) <= params.window_days
)

select entity, max(level) as level, entered_on
from chains
group by entity, entered_on
