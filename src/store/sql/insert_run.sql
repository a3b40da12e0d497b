INSERT INTO run (batch, number, dag_id, run_id, run_type, state, logical_date, data_interval_end,
                 queued_at, started, ended, clear_number)
VALUES (:batch, :number, :dag_id, :run_id, :run_type, :state, :logical_date, :data_interval_end,
        :queued_at, :started, :ended, :clear_number)
