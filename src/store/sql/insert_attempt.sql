INSERT INTO attempt (batch, run, number, task_id, map_index, try_number, state, started, ended)
VALUES (:batch, :run, :number, :task_id, :map_index, :try_number, :state, :started, :ended)
