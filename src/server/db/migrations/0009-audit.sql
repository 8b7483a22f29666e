-- Checkpoints: what the run-time role needs to find out which entries no transaction can still be writing.

-- An identity is taken before the row is written, and a transaction has no number until it writes. This gives it one
-- first: whoever holds a position has a number. The condition is never true; its evaluation is what counts.
CREATE TRIGGER entries_number_transaction BEFORE INSERT ON entries
  FOR EACH STATEMENT WHEN (pg_current_xact_id() IS NULL) EXECUTE FUNCTION refuse_change();

GRANT SELECT ON SEQUENCE entries_position_seq TO registry_runtime;

CREATE TABLE checkpoint_keys (
  id text PRIMARY KEY,
  public_key bytea NOT NULL,
  first_used_at timestamptz NOT NULL
);
COMMENT ON TABLE checkpoint_keys IS 'Public keys of the checkpoints'' signatures, for publishing; auditors compare them with the one they were handed.';
COMMENT ON COLUMN checkpoint_keys.id IS 'First 16 hex digits of the SHA-256 of public_key.';
COMMENT ON COLUMN checkpoint_keys.public_key IS 'Ed25519 public key, DER (SubjectPublicKeyInfo).';
COMMENT ON COLUMN checkpoint_keys.first_used_at IS 'When it first signed.';
CREATE TRIGGER checkpoint_keys_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON checkpoint_keys TO registry_runtime;

COMMENT ON COLUMN checkpoints.root IS 'Merkle root over the checkpoint before, signature and all, and the leaves; see docs/audit-format.md.';
COMMENT ON COLUMN checkpoints.signature IS 'Ed25519 over the checkpoint''s canonical form, which holds every other column.';
COMMENT ON COLUMN checkpoints.settled_position IS 'Every entry up to this position is sealed and no transaction can still be writing one; the next checkpoint looks from here.';
COMMENT ON COLUMN checkpoints.sealed_position IS 'Highest position given out when it was made, perhaps to a transaction still running.';
COMMENT ON COLUMN checkpoints.next_transaction IS 'Number of the transaction that made it, younger than any that holds a position up to sealed_position; once all before it have ended, sealed_position is settled.';
