-- One row per record of a customer that reached a step of its onboarding; customer and day blank where they are missing, position where the
-- step is no step of the funnel. From raw_onboarding; onboarding_steps holds the place of each step as the configuration or the data order them.
select
    raw_onboarding._key as record,
    coalesce(raw_onboarding.customer_id, raw_onboarding.customer_name) as customer,
    raw_onboarding.onboarding_step as step,
    onboarding_steps.position,
    cast(raw_onboarding.reached_at as date) as reached_on
from raw_onboarding
left join onboarding_steps on raw_onboarding.onboarding_step = onboarding_steps.spelling
