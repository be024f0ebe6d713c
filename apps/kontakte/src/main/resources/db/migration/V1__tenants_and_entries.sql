-- ${api} acts for one tenant (app.tenant). Nothing here is open to ${worker}: housekeeping needs outbox rows only.
create table tenant (
  id           text        primary key,
  name         text        not null,
  slug         text        not null,
  region       text        not null,
  clerk_org_id text        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_itself on tenant for select
  using (id = nullif(current_setting('app.tenant', true), ''));
create policy tenant_registered on tenant for insert
  with check (id = nullif(current_setting('app.tenant', true), '') and current_setting('app.level', true) = 'PLATFORM');
create policy tenant_changed on tenant for update
  using (id = nullif(current_setting('app.tenant', true), '') and current_setting('app.level', true) = 'PLATFORM');
grant select, insert, update on tenant to ${api};

-- version: grows with every change. origin_version: the last one a caller named, by which late repeats are known.
-- A tombstone keeps id, clerk_user_id and tenant_id and nothing else of the person.
create table contact (
  seq            bigint      generated always as identity unique,
  id             text        primary key,
  tenant_id      text        not null references tenant (id),
  clerk_user_id  text        not null,
  name           text,
  email          text,
  source         text        not null,
  origin         text        not null,
  version        bigint      not null,
  origin_version bigint,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  deleted_at     timestamptz,
  unique (tenant_id, clerk_user_id),
  check ((deleted_at is null) = (name is not null)),
  check ((deleted_at is null) = (email is not null))
);
create index contact_page on contact (tenant_id, seq) where deleted_at is null;
create index contact_person on contact (clerk_user_id, seq) where deleted_at is null;
alter table contact enable row level security;
alter table contact force row level security;
create policy contact_of_tenant on contact
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));
-- The one look across tenants: the contacts of one named person, to read only.
create policy contact_of_person on contact for select
  using (current_setting('app.level', true) = 'PERSON' and clerk_user_id = nullif(current_setting('app.user', true), ''));
grant select, insert, update on contact to ${api};

-- Leads and partners have no account; email_key, the e-mail in lower case, tells them apart and is gone with a tombstone.
create table lead (
  seq            bigint      generated always as identity unique,
  id             text        primary key,
  tenant_id      text        not null references tenant (id),
  email_key      text,
  name           text,
  email          text,
  source         text        not null,
  origin         text        not null,
  version        bigint      not null,
  origin_version bigint,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  deleted_at     timestamptz,
  unique (tenant_id, email_key),
  check ((deleted_at is null) = (name is not null)),
  check ((deleted_at is null) = (email is not null)),
  check ((deleted_at is null) = (email_key is not null))
);
create index lead_page on lead (tenant_id, seq) where deleted_at is null;
alter table lead enable row level security;
alter table lead force row level security;
create policy lead_of_tenant on lead using (tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select, insert, update on lead to ${api};

create table partner (like lead including all);
alter table partner add foreign key (tenant_id) references tenant (id);
alter table partner enable row level security;
alter table partner force row level security;
create policy partner_of_tenant on partner using (tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select, insert, update on partner to ${api};

-- Who looked at a person across tenants; written by the look itself, never changed.
create table cross_tenant_read (
  id            bigint      generated always as identity primary key,
  caller        text        not null,
  clerk_user_id text        not null,
  read_at       timestamptz not null
);
alter table cross_tenant_read enable row level security;
alter table cross_tenant_read force row level security;
create policy cross_tenant_read_written on cross_tenant_read for insert
  with check (clerk_user_id = nullif(current_setting('app.user', true), '') and current_setting('app.level', true) = 'PERSON');
grant insert on cross_tenant_read to ${api};
