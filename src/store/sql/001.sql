-- The document, version 1. A released migration is never edited.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A device's changes since it began this document or was handed a copy of it.
CREATE TABLE chain (
  id BLOB PRIMARY KEY,
  device BLOB NOT NULL,
  letter TEXT NOT NULL,          -- the letter of the evidence ids this chain gives out
  given INTEGER NOT NULL DEFAULT 0, -- how many evidence ids it gave out; none is given twice
  began INTEGER NOT NULL,        -- hybrid logical clock
  parent BLOB,                   -- the chain this one continues, in a copy or a restored backup
  parent_seq INTEGER,
  parent_hash BLOB,
  public_key BLOB                -- the place for signatures
) STRICT, WITHOUT ROWID;

-- One act of a person: the unit of undo, and a link of its chain.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  chain BLOB NOT NULL REFERENCES chain (id),
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  verb TEXT NOT NULL,
  label TEXT NOT NULL,           -- names nouns and evidence ids, never a value
  actor TEXT,                    -- null once expunged
  actor_salt BLOB,
  actor_digest BLOB NOT NULL,
  undoes_chain BLOB,
  undoes_seq INTEGER,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB,
  UNIQUE (chain, seq)
) STRICT;

CREATE INDEX entry_by_hlc ON entry (hlc, chain);

CREATE TABLE change (
  entry INTEGER NOT NULL REFERENCES entry (id),
  place INTEGER NOT NULL,
  noun TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  old TEXT,                      -- JSON; null where there was no value, or it was expunged
  new TEXT,
  old_salt BLOB,                 -- null once expunged
  new_salt BLOB,
  old_digest BLOB NOT NULL,      -- of salt and value: the chain covers this, not the value
  new_digest BLOB NOT NULL,
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_record ON change (noun, record, field);

-- A reading of the log: what every record says now.
CREATE TABLE record (
  noun TEXT NOT NULL,
  id BLOB NOT NULL,
  live INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;

-- Rows of an import batch. They count while the batch's record is live, and are never edited.
CREATE TABLE run (
  batch BLOB NOT NULL,
  number INTEGER NOT NULL,
  dag_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  run_type TEXT NOT NULL,
  state TEXT NOT NULL,
  logical_date INTEGER,          -- microseconds since 1970, UTC, as all times below
  data_interval_end INTEGER,
  queued_at INTEGER,
  started INTEGER,
  ended INTEGER,
  clear_number INTEGER NOT NULL,
  PRIMARY KEY (batch, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  batch BLOB NOT NULL,
  run INTEGER NOT NULL,
  number INTEGER NOT NULL,
  task_id TEXT NOT NULL,
  map_index INTEGER NOT NULL,
  try_number INTEGER NOT NULL,
  state TEXT NOT NULL,
  started INTEGER,
  ended INTEGER,
  PRIMARY KEY (batch, run, number)
) STRICT, WITHOUT ROWID;

-- Attached files and other large values, by content.
CREATE TABLE blob (
  digest BLOB PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
