-- Placeholders: ${api} and ${worker}, the hub's two roles; ${owner} migrates and seeds. Every table with a person's or
-- a tenant's data forces row level security. The owner's own policy is for migrations and demo data only: no process of the
-- hub logs in as the owner after start-up.

create table region (
  code        text primary key,
  name        text not null,
  distributor text,
  currency    char(3) not null,
  locale      text not null,
  time_zone   text not null
);
grant select on region to ${api}, ${worker};

create table person (
  clerk_user_id text primary key,
  type          text        not null check (type in ('B2C', 'B2B')),
  region        text references region,
  locale        text,
  version       bigint      not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  deleted_at    timestamptz
);
alter table person enable row level security;
alter table person force row level security;
create policy owner on person to ${owner} using (true);
create policy api on person to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or current_setting('app.level', true) = 'PLATFORM'
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create policy worker on person to ${worker} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or region = nullif(current_setting('app.region', true), ''));
grant select, insert, update on person to ${api}, ${worker};

create table membership (
  clerk_user_id text primary key references person,
  region        text        not null references region,
  stage         text        not null
    check (stage in ('LEBENSENERGIE', 'RESILIENZ', 'BUSINESS_BOOTCAMP', 'REGENERATIONSMEDIZIN_OS')),
  since         timestamptz not null
);
alter table membership enable row level security;
alter table membership force row level security;
create policy owner on membership to ${owner} using (true);
create policy api on membership to ${api} using (clerk_user_id = nullif(current_setting('app.user', true), ''));
create policy worker on membership to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select on membership to ${api}, ${worker};

create table tenant (
  id              text primary key,
  clerk_org_id    text        not null unique,
  slug            text        not null unique,
  name            text        not null,
  region          text        not null references region,
  status          text        not null check (status in ('ONBOARDING', 'ACTIVE', 'FROZEN')),
  certified_until timestamptz,
  created_at      timestamptz not null
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy owner on tenant to ${owner} using (true);
create policy api on tenant for select to ${api} using (
  id = nullif(current_setting('app.tenant', true), '')
  or region = nullif(current_setting('app.region', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
create policy worker on tenant for select to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select on tenant to ${api}, ${worker};

create table tenant_member (
  tenant_id     text not null references tenant,
  clerk_user_id text not null references person,
  role          text not null,
  primary key (tenant_id, clerk_user_id)
);
create index tenant_member_person on tenant_member (clerk_user_id);
alter table tenant_member enable row level security;
alter table tenant_member force row level security;
create policy owner on tenant_member to ${owner} using (true);
create policy api on tenant_member for select to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select on tenant_member to ${api};

-- Who a token's person is, before there is a scope: read with the owner's eyes, for exactly this user and organisation.
create function caller_identity(clerk_user text, clerk_org text)
  returns table (region text, type text, locale text, stage text, tenant_id text)
  language sql stable security definer set search_path = hub
as $$
  select p.region, p.type, coalesce(p.locale, r.locale), m.stage, t.id
  from (select) one
  left join person p on p.clerk_user_id = clerk_user and p.deleted_at is null
  left join region r on r.code = p.region
  left join membership m on m.clerk_user_id = p.clerk_user_id
  left join tenant t on t.clerk_org_id = clerk_org
$$;
revoke execute on function caller_identity from public;
grant execute on function caller_identity to ${api}, ${worker};
