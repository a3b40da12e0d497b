INSERT INTO change (entry, place, noun, record, field, old, new, old_salt, new_salt, old_digest, new_digest)
VALUES (:entry, :place, :noun, :record, :field, :old, :new, :old_salt, :new_salt, :old_digest, :new_digest)
