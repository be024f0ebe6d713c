-- Every business table here is its tenant's: row level security is forced, and a transaction without app.tenant sees
-- and writes nothing. ${api} and ${worker} are the application's two roles; neither owns a table.
create table tenant (
  tenant_id    text        primary key,
  name         text        not null,
  slug         text        not null,
  region       text        not null,
  clerk_org_id text        not null,
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);

create table account (
  tenant_id         text        primary key references tenant,
  account_id        text        not null unique,
  stripe_try        integer     not null,
  stripe_account_id text        unique,
  country           text        not null,
  currency          text        not null,
  status            text        not null check (status in ('ONBOARDING', 'ACTIVE')),
  created_at        timestamptz not null,
  updated_at        timestamptz not null
);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table account enable row level security;
alter table account force row level security;
create policy own_tenant on account
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update on tenant, account to ${api}, ${worker};
