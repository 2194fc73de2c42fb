-- The spine: people and workspaces, organisation model, packs, diagnostics, ratings, answers, score runs.
-- Rules (docs/architecture.md): every table of a workspace carries workspace_id first in its primary key and in every
-- unique and foreign key, so that a cluster can shard by it; only true globals (people, sessions, tokens) do not.

-- Globals ------------------------------------------------------------------------------------------------------------
create table person (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  created_at timestamptz(3) not null default now()
);
create unique index person_email on person (lower(email));

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index session_person on session (person_id);

-- One-time links: the owner's first account, invitations. Only the hash is kept.
create table one_time_token (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'invitation')),
  person_id uuid references person (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz
);

create table installation (
  key text primary key,
  value jsonb not null
);

-- Workspace ----------------------------------------------------------------------------------------------------------
create table workspace (
  workspace_id uuid primary key,
  name jsonb not null,
  is_sample boolean not null default false,
  branding jsonb not null default '{}',
  created_at timestamptz(3) not null default now()
);

create table membership (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('owner', 'assessor')),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, person_id)
);
create index membership_person on membership (person_id);

create table audit_event (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  id uuid not null,
  at timestamptz(3) not null default now(),
  actor text not null,
  action text not null,
  thing text not null,
  details jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index audit_event_at on audit_event (workspace_id, at);

-- Organisation model ---------------------------------------------------------------------------------------------------
create table unit (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name jsonb not null,
  kind text not null check (kind in ('organisation', 'businessArea', 'region', 'brand', 'channel', 'department', 'other')),
  headcount integer check (headcount >= 0),
  revenue numeric check (revenue >= 0),
  sort integer not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, code),
  foreign key (workspace_id, parent_id) references unit (workspace_id, id)
);
create unique index unit_root on unit (workspace_id) where parent_id is null;

-- Cuts of people and customers: department, role level, segment, channel, region, tenure.
create table segment_value (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  dimension text not null check (dimension in ('department', 'roleLevel', 'segment', 'channel', 'region', 'tenure')),
  code text not null,
  name jsonb not null,
  parent_code text,
  headcount integer check (headcount >= 0),
  sort integer not null default 0,
  primary key (workspace_id, dimension, code)
);

-- Packs: a published version is immutable. files keeps an imported pack's own bytes, so that it goes out as it came in.
create table pack_version (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  pack_id text not null,
  version text not null,
  hash text not null,
  content jsonb not null,
  files jsonb,
  origin text not null check (origin in ('shipped', 'imported')),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, pack_id, version)
);

-- Diagnostics ----------------------------------------------------------------------------------------------------------
create table diagnostic (
  workspace_id uuid not null references workspace (workspace_id) on delete cascade,
  id uuid not null,
  name jsonb not null,
  period_from date not null,
  period_to date not null,
  status text not null default 'open' check (status in ('open', 'revealed', 'closed')),
  previous_id uuid,
  unit_weighting text not null default 'equal' check (unit_weighting in ('equal', 'headcount', 'revenue')),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, previous_id) references diagnostic (workspace_id, id) on delete set null (previous_id),
  check (period_from <= period_to)
);

create table diagnostic_pack (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  pack_id text not null,
  version text not null,
  sort integer not null default 0,
  primary key (workspace_id, diagnostic_id, pack_id),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, pack_id, version) references pack_version (workspace_id, pack_id, version)
);

create table diagnostic_unit (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  unit_id uuid not null,
  primary key (workspace_id, diagnostic_id, unit_id),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, unit_id) references unit (workspace_id, id)
);

-- An assessor may have an account (person_id) or only a workbook.
create table assessor (
  workspace_id uuid not null,
  id uuid not null,
  diagnostic_id uuid not null,
  -- who this is across years, so that raters of both years can be matched
  rater_key text not null,
  name text not null,
  label text not null,
  external boolean not null default false,
  person_id uuid references person (id) on delete set null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, diagnostic_id, label),
  unique (workspace_id, diagnostic_id, rater_key),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);

create table target (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  pack_id text not null,
  -- instrument, area/<id> or aspect/<id>
  address text not null,
  level integer not null check (level between 1 and 7),
  rationale text not null default '',
  primary key (workspace_id, diagnostic_id, pack_id, address),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);

-- Ratings. One row per assessor, unit and criterion of the first blind round; version grows by one with each change.
create table rating (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  assessor_id uuid not null,
  unit_id uuid not null,
  pack_id text not null,
  criterion text not null,
  kind text not null check (kind in ('level', 'notScored', 'notApplicable', 'cannotJudge')),
  level integer check (level between 1 and 7),
  reason text,
  note text not null default '',
  version integer not null default 1,
  device text not null default '',
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, assessor_id) references assessor (workspace_id, id) on delete cascade,
  foreign key (workspace_id, unit_id) references unit (workspace_id, id),
  check ((kind = 'level') = (level is not null)),
  check (kind <> 'notApplicable' or length(reason) > 0)
);

create table rating_history (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  assessor_id uuid not null,
  unit_id uuid not null,
  pack_id text not null,
  criterion text not null,
  version integer not null,
  kind text not null,
  level integer,
  reason text,
  note text not null,
  device text not null,
  source text not null check (source in ('web', 'workbook', 'undo', 'command', 'sample')),
  at timestamptz(3) not null default now(),
  primary key (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, version),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, assessor_id) references assessor (workspace_id, id) on delete cascade
);

create table agreed_level (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  unit_id uuid not null,
  pack_id text not null,
  criterion text not null,
  kind text not null check (kind in ('level', 'notApplicable')),
  level integer check (level between 1 and 7),
  reason text not null check (length(reason) > 0),
  dissent text not null default '',
  version integer not null default 1,
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, diagnostic_id, unit_id, pack_id, criterion),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, unit_id) references unit (workspace_id, id),
  check ((kind = 'level') = (level is not null))
);

create table aspect_comment (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  unit_id uuid not null,
  pack_id text not null,
  aspect text not null,
  -- in one or both languages
  comment jsonb not null,
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, diagnostic_id, unit_id, pack_id, aspect),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, unit_id) references unit (workspace_id, id)
);

-- A former scorecard brought in from a spreadsheet: marks per aspect, without raters.
create table imported_mark (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  unit_id uuid not null,
  pack_id text not null,
  aspect text not null,
  level integer not null check (level between 1 and 7),
  comment text not null default '',
  import_id uuid not null,
  primary key (workspace_id, diagnostic_id, unit_id, pack_id, aspect),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade,
  foreign key (workspace_id, unit_id) references unit (workspace_id, id)
);

-- Imports: an uploaded file from preview to commit, and back (undo) until a score run used it.
create table import (
  workspace_id uuid not null,
  id uuid not null,
  diagnostic_id uuid not null,
  kind text not null check (kind in ('workbook', 'scorecard', 'answers')),
  state text not null check (state in ('uploaded', 'previewed', 'running', 'committed', 'failed', 'undone')),
  file_name text not null,
  mapping jsonb not null default '{}',
  result jsonb not null default '{}',
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  committed_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);

-- Workforce answers. One row per released response: one byte per item (0 not asked, 255 left empty, 254 cannot tell,
-- 253 not applicable, 1–250 levels), and the segment tuple. No submission id, no time, no token: each would be a stamp.
create table survey (
  workspace_id uuid not null,
  id uuid not null,
  diagnostic_id uuid not null,
  pack_id text not null,
  -- criterion addresses in byte order, frozen with the survey
  items jsonb not null,
  dimensions jsonb not null,
  minimum_group integer not null default 7 check (minimum_group >= 5),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, diagnostic_id, pack_id),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);

create table segment_tuple (
  workspace_id uuid not null,
  survey_id uuid not null,
  tuple_id integer not null,
  -- one code per dimension of the survey, null where a person has none
  codes jsonb not null,
  primary key (workspace_id, survey_id, tuple_id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
);

create table response (
  workspace_id uuid not null,
  survey_id uuid not null,
  release integer not null,
  tuple_id integer not null,
  answers bytea not null
  -- no foreign key: its check, row by row, took three quarters of an import (80,000 rows/s with, 220,000 without);
  -- response_goes_with_survey does what its cascade would
);
-- rows of a release lie together, so a block range index finds them, and costs an import nothing (a tree took half of it)
create index response_release on response using brin (survey_id uuid_minmax_multi_ops, release int4_minmax_multi_ops)
  with (pages_per_range = 32, autosummarize = on);

-- A release is one imported batch (later also one released part of an open survey).
create table survey_release (
  workspace_id uuid not null,
  survey_id uuid not null,
  release integer not null,
  import_id uuid,
  responses integer not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, survey_id, release),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
);

-- Score runs: stored once, never edited.
create table score_run (
  workspace_id uuid not null,
  id uuid not null,
  diagnostic_id uuid not null,
  pack_id text not null,
  method_version text not null,
  inputs_hash text not null,
  -- releases of the survey this run read
  releases jsonb not null default '[]',
  input jsonb not null,
  result jsonb not null,
  made_by text not null,
  made_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);
create index score_run_of_diagnostic on score_run (workspace_id, diagnostic_id, pack_id, made_at);

-- Titles of the board pack changed by hand; the proposal by rule is never stored.
create table report_title (
  workspace_id uuid not null,
  diagnostic_id uuid not null,
  pack_id text not null,
  slide text not null,
  language text not null check (language in ('zh-CN', 'en')),
  title text not null,
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, diagnostic_id, pack_id, slide, language),
  foreign key (workspace_id, diagnostic_id) references diagnostic (workspace_id, id) on delete cascade
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a % is never edited', tg_table_name using errcode = 'TS001';
end $$;
create trigger score_run_is_immutable before update on score_run for each row execute function refuse_change();
create trigger pack_version_is_immutable before update on pack_version for each row execute function refuse_change();

create function delete_responses() returns trigger language plpgsql as $$
begin
  delete from response where workspace_id = old.workspace_id and survey_id = old.id;
  return null;
end $$;
create trigger response_goes_with_survey after delete on survey for each row execute function delete_responses();
