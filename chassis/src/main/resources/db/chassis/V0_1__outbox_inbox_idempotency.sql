-- Placeholders: ${api} and ${worker} are the application's two roles. No policy here: these tables hold no person's data
-- beyond ids, and whoever writes a row is not the one who sends it.
create table outbox (
  id              bigint generated always as identity primary key,
  channel         text        not null,
  key             text        not null,
  message_id      text        not null,
  payload         text        not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts        integer     not null default 0,
  sent_at         timestamptz,
  last_error      text,
  unique (channel, message_id)
);
create index outbox_waiting on outbox (channel, key, id) where sent_at is null;

create table inbox (
  id              bigint generated always as identity primary key,
  source          text        not null,
  message_id      text        not null,
  payload         text        not null,
  received_at     timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts        integer     not null default 0,
  handled_at      timestamptz,
  last_error      text,
  unique (source, message_id)
);
create index inbox_waiting on inbox (source, id) where handled_at is null;

create table idempotency (
  caller       text        not null,
  key          text        not null,
  request_hash text        not null,
  status       integer,
  body         text,
  created_at   timestamptz not null,
  primary key (caller, key)
);

grant select, insert, update on outbox, inbox, idempotency to ${api}, ${worker};
