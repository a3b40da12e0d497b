INSERT INTO record (noun, id, live, body) VALUES (:noun, :id, :live, :body)
ON CONFLICT (noun, id) DO UPDATE SET live = excluded.live, body = excluded.body
