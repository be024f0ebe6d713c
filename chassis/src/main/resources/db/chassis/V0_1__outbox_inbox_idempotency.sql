-- Placeholders: ${api} and ${worker} are the application's two roles. Inbox and outbox have no policy: they hold no
-- person's data beyond ids, and whoever writes a row is not the one who sends it.
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

-- Stored answers may tell of a person: each is seen by the tenant it was made for, or by its person where there was no
-- tenant. subject names whom a body tells of, so that an erasure finds it.
create table idempotency (
  caller       text        not null,
  key          text        not null,
  tenant       text        not null default coalesce(current_setting('app.tenant', true), ''),
  person       text        not null default coalesce(current_setting('app.user', true), ''),
  request_hash text        not null,
  status       integer,
  body         text,
  subject      text,
  created_at   timestamptz not null,
  primary key (caller, key)
);
create index idempotency_subject on idempotency (subject) where subject is not null;
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_of_scope on idempotency
  using (tenant = coalesce(current_setting('app.tenant', true), '')
         and (tenant <> '' or person = coalesce(current_setting('app.user', true), '')));

grant select, insert, update on outbox, inbox, idempotency to ${api}, ${worker};
