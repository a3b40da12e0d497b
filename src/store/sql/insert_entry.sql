INSERT INTO entry (chain, seq, hlc, verb, label, actor, actor_salt, actor_digest,
                   undoes_chain, undoes_seq, prev, hash)
VALUES (:chain, :seq, :hlc, :verb, :label, :actor, :actor_salt, :actor_digest,
        :undoes_chain, :undoes_seq, :prev, :hash)
