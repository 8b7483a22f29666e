-- Accounts issued level by level: activation codes and their sheets, the age and history of passwords, second factors.

CREATE TABLE activation_codes (
  code_hash bytea PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  voided_at timestamptz
);
COMMENT ON TABLE activation_codes IS 'Codes by which the holder of an account sets the password; the code itself is stored nowhere.';
COMMENT ON COLUMN activation_codes.code_hash IS 'HMAC-SHA-256 of the code, with a key outside the database.';
COMMENT ON COLUMN activation_codes.account_id IS 'Whose.';
COMMENT ON COLUMN activation_codes.issued_at IS 'When it was issued.';
COMMENT ON COLUMN activation_codes.expires_at IS 'Void from then on.';
COMMENT ON COLUMN activation_codes.used_at IS 'When it was used; it works once.';
COMMENT ON COLUMN activation_codes.voided_at IS 'When a newer one took its place.';
CREATE UNIQUE INDEX activation_codes_open ON activation_codes (account_id) WHERE used_at IS NULL AND voided_at IS NULL;

CREATE TABLE activation_sheets (
  job_id bigint PRIMARY KEY REFERENCES jobs,
  account_id bigint NOT NULL REFERENCES accounts,
  sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE activation_sheets IS 'What a job has issued, until its issuer fetches it, once; see docs/adr/0010-activation-codes.md.';
COMMENT ON COLUMN activation_sheets.job_id IS 'The job that issued the codes.';
COMMENT ON COLUMN activation_sheets.account_id IS 'Who asked for it and alone may fetch it.';
COMMENT ON COLUMN activation_sheets.sealed IS 'The sheet, encrypted to a key that only the issuer was given.';
COMMENT ON COLUMN activation_sheets.expires_at IS 'Deleted from then on.';

CREATE TABLE guesses (
  what text NOT NULL,
  minute timestamptz NOT NULL,
  failures integer NOT NULL,
  PRIMARY KEY (what, minute)
);
COMMENT ON TABLE guesses IS 'How often something was guessed wrongly, by whomever and from wherever, in each minute.';
COMMENT ON COLUMN guesses.what IS 'What was guessed: activation-code.';
COMMENT ON COLUMN guesses.minute IS 'Start of the minute.';
COMMENT ON COLUMN guesses.failures IS 'How often, in all.';

ALTER TABLE accounts ADD COLUMN password_set_at timestamptz;
COMMENT ON COLUMN accounts.password_set_at IS 'When the password was set last; decides when it has to be changed.';
UPDATE accounts SET password_set_at = created_at WHERE password_hash IS NOT NULL;

CREATE TABLE former_passwords (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts,
  password_hash text NOT NULL,
  replaced_at timestamptz NOT NULL
);
COMMENT ON TABLE former_passwords IS 'Passwords that may not be used again, as many as the password policy asks for.';
COMMENT ON COLUMN former_passwords.id IS 'Key; the later one is the more recent.';
COMMENT ON COLUMN former_passwords.account_id IS 'Whose.';
COMMENT ON COLUMN former_passwords.password_hash IS 'argon2id.';
COMMENT ON COLUMN former_passwords.replaced_at IS 'When another took its place.';
CREATE INDEX former_passwords_by_account ON former_passwords (account_id, id);

CREATE TABLE second_factors (
  account_id bigint PRIMARY KEY REFERENCES accounts,
  sealed_secret bytea,
  last_step bigint NOT NULL DEFAULT 0,
  confirmed_at timestamptz,
  pending_secret bytea,
  pending_since timestamptz
);
COMMENT ON TABLE second_factors IS 'Time-based one-time passwords (RFC 6238).';
COMMENT ON COLUMN second_factors.account_id IS 'Whose.';
COMMENT ON COLUMN second_factors.sealed_secret IS 'The shared secret, encrypted with a key outside the database; null until confirmed.';
COMMENT ON COLUMN second_factors.last_step IS 'The latest time-step of which a code was accepted; it and earlier ones are accepted no more.';
COMMENT ON COLUMN second_factors.confirmed_at IS 'Since when it is asked for at sign-in.';
COMMENT ON COLUMN second_factors.pending_secret IS 'A new secret that was shown and not yet confirmed, encrypted likewise.';
COMMENT ON COLUMN second_factors.pending_since IS 'When it was shown.';

CREATE TABLE recovery_codes (
  account_id bigint NOT NULL REFERENCES accounts,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE recovery_codes IS 'Codes that stand in for the second factor, each once.';
COMMENT ON COLUMN recovery_codes.account_id IS 'Whose.';
COMMENT ON COLUMN recovery_codes.code_hash IS 'HMAC-SHA-256 of the code, with a key outside the database.';
COMMENT ON COLUMN recovery_codes.used_at IS 'When it was used.';

ALTER TABLE sessions ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN idle_minutes integer NOT NULL DEFAULT 30,
  ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
  ADD COLUMN must_enrol boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN sessions.id IS 'By which its holder names it; opens nothing.';
COMMENT ON COLUMN sessions.idle_minutes IS 'The idle time-out, as set when it was opened.';
COMMENT ON COLUMN sessions.must_change_password IS 'The password has expired: nothing else may be done before it is changed.';
COMMENT ON COLUMN sessions.must_enrol IS 'A role needs a second factor: nothing else may be done before it is enrolled.';

ALTER TABLE liaisons ADD COLUMN handed_over_at timestamptz;
COMMENT ON COLUMN liaisons.handed_over_at IS 'When the account was handed over to the administrator named here.';

GRANT SELECT, INSERT, UPDATE ON activation_codes, second_factors TO registry_runtime;
GRANT SELECT, INSERT, DELETE ON activation_sheets TO registry_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON guesses TO registry_runtime;
GRANT SELECT, INSERT, DELETE ON former_passwords TO registry_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_codes TO registry_runtime;
GRANT DELETE ON second_factors TO registry_runtime;
