-- One row per training and rep as told, days blank where they are missing. From raw_trainings; told_trainings holds those of revsheet.yaml, whose
-- reps may be given by id or by name.
with source as (
    select training_name, owner_id, owner_name, trained_at, is_certified from raw_trainings
    union all
    select training, rep, rep, trained_on, is_certified from told_trainings
)

select
    training_name as training,
    owner_id,
    owner_name,
    cast(trained_at as date) as trained_on,
    coalesce(is_certified, false) as is_certified
from source
