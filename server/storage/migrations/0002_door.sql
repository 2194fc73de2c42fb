-- The door: tries at passwords are counted by account, sessions can be told apart by their owner, and a link can set a
-- forgotten password.
create table password_tries (
  -- keyed hash of the account (or of an address without one) and of the device: nothing personal, nothing to look up by
  who bytea primary key,
  tries integer not null,
  next_at timestamptz(3) not null,
  last_at timestamptz(3) not null
);

alter table session
  add column used_at timestamptz(3) not null default now(),
  -- browser and system in words, for example "Firefox, Windows"; null when the browser did not say
  add column agent text;

alter table one_time_token drop constraint one_time_token_purpose_check;
alter table one_time_token
  add constraint one_time_token_purpose_check check (purpose in ('setup', 'invitation', 'password'));
