-- What Stripe is asked about again, and whose it is: ids only. The reconciler and the webhook handler find the tenant
-- here and then work in that tenant's scope, so the worker role reads this one table across tenants.
create table watch (
  kind      text        not null check (kind in ('PAYMENT', 'REFUND', 'ACCOUNT')),
  entity_id text        not null,
  tenant_id text        not null,
  due_at    timestamptz,
  attempts  integer     not null default 0,
  primary key (kind, entity_id)
);
create index watch_due on watch (due_at) where due_at is not null;

alter table watch enable row level security;
alter table watch force row level security;
create policy own_tenant on watch to ${api}
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy every_tenant on watch to ${worker} using (true);

grant select, insert, update on watch to ${api}, ${worker};
