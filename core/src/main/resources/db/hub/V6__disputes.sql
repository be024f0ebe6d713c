-- Payments that a buyer disputes, under the provider's id.
create table dispute (
  id                   text primary key,
  region               text        not null references region,
  seller_tenant_id     text        not null references tenant,
  booking_id           text        not null references booking,
  payment_id           text        not null,
  amount               bigint      not null check (amount > 0),
  fee                  bigint      not null check (fee >= 0),
  currency             char(3)     not null,
  status               text        not null check (status in ('OPEN', 'WON', 'LOST')),
  answer_by            timestamptz,
  outcome              text check (outcome in ('CONTEST', 'ACCEPT')),
  evidence             text,
  decided_by           text,
  process_instance_key bigint,
  opened_at            timestamptz not null,
  closed_at            timestamptz,
  check ((status = 'OPEN') = (closed_at is null)),
  check ((outcome is null) = (evidence is null) and (outcome is null) = (decided_by is null))
);
comment on column dispute.evidence is 'what the provider is told, written before it is told; nothing personal';
create index dispute_open on dispute (seller_tenant_id) where status = 'OPEN';

alter table dispute enable row level security;
alter table dispute force row level security;
create policy owner on dispute to ${owner} using (true);
create policy worker on dispute to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select, insert, update on dispute to ${worker};
