-- Which releases of answers have been shown together: what is shown later is held against it, so that no difference of
-- two tables tells of a few people (core/tally/suppress.ts).
create table survey_shown (
  workspace_id uuid not null,
  survey_id uuid not null,
  releases jsonb not null,
  primary key (workspace_id, survey_id, releases),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
);
