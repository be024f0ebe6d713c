-- What an invoice says of a tenant, by the day from which it holds. Nothing is ever changed: a later revision of the same
-- day counts, and it may only come while no invoice has used the former one.
create table tax_status (
  tenant_id             text        not null references tenant,
  valid_from            date        not null,
  revision              integer     not null,
  legal_name            text        not null,
  line1                 text        not null,
  postal_code           text        not null,
  city                  text        not null,
  country               text        not null check (country ~ '^[A-Z]{2}$'),
  tax_number            text,
  vat_id                text,
  small_business        boolean     not null,
  vat_rate_basis_points integer     check (vat_rate_basis_points between 0 and 10000),
  recorded_by           text        not null,
  recorded_at           timestamptz not null,
  primary key (tenant_id, valid_from, revision),
  check (tax_number is not null or vat_id is not null),
  check (small_business = (vat_rate_basis_points is null))
);

-- Money that came or went, written in the transaction that recorded it: each wants one document.
create table invoice_cause (
  cause_no    bigint      generated always as identity primary key,
  tenant_id   text        not null,
  payment_id  text        not null references payment,
  kind        text        not null check (kind in ('RECEIVED', 'REFUNDED', 'REFUND_RETURNED', 'CHARGED_BACK')),
  cause_id    text        not null,
  amount      bigint      not null check (amount > 0),
  occurred_at timestamptz not null,
  unique (tenant_id, kind, cause_id)
);
create index invoice_cause_of_payment on invoice_cause (payment_id, cause_no);

-- The last number given. Its row stays locked until the invoice is committed, so a rollback leaves no gap.
create table invoice_counter (
  tenant_id text    not null references tenant,
  series    text    not null check (series in ('RE', 'GS')),
  year      integer not null,
  last_no   bigint  not null,
  primary key (tenant_id, series, year)
);

create table invoice (
  invoice_id            text        primary key,
  tenant_id             text        not null references tenant,
  type                  text        not null check (type in ('INVOICE', 'CREDIT_NOTE')),
  series                text        not null check (series in ('RE', 'GS')),
  year                  integer     not null,
  no                    bigint      not null check (no > 0),
  number                text        not null,
  cause_no              bigint      not null unique references invoice_cause,
  payment_id            text        not null references payment,
  booking_id            text        not null,
  booking_number        text        not null,
  refers_to             text        references invoice,
  issued_at             timestamptz not null,
  issue_date            date        not null,
  supply_date           date        not null,
  received_date         date        not null,
  service_description   text,
  recipient_name        text,
  legal_name            text        not null,
  line1                 text        not null,
  postal_code           text        not null,
  city                  text        not null,
  country               text        not null,
  tax_number            text,
  vat_id                text,
  small_business        boolean     not null,
  vat_rate_basis_points integer     not null,
  net                   bigint      not null,
  vat                   bigint      not null,
  gross                 bigint      not null,
  currency              text        not null,
  locale                text        not null,
  pdf                   bytea       not null,
  unique (tenant_id, series, year, no),
  check (gross = net + vat),
  check ((type = 'INVOICE') = (gross > 0)),
  check ((type = 'INVOICE') = (series = 'RE')),
  check (type = 'INVOICE' or refers_to is not null),
  check (not small_business or vat = 0)
);
comment on column invoice.gross is 'minor units, below 0 on a credit note, like net and vat';
comment on column invoice.recipient_name is 'null where the person was erased before the invoice was issued';
create index invoice_of_booking on invoice (booking_id);
create index invoice_of_payment on invoice (payment_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed', tg_table_name;
end
$$;
create trigger never_changed before update or delete or truncate on invoice
  for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on tax_status
  for each statement execute function refuse_change();

-- What was paid and given back before there were invoices.
alter table payment no force row level security;
alter table refund no force row level security;
alter table watch no force row level security;
insert into invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
  select tenant_id, payment_id, 'RECEIVED', payment_id, amount, created_at from payment
  where status in ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED') order by created_at;
insert into invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
  select tenant_id, payment_id, 'REFUNDED', refund_id, amount, updated_at from refund
  where status = 'SUCCEEDED' order by updated_at;

alter table watch drop constraint watch_kind_check;
alter table watch add constraint watch_kind_check
  check (kind in ('PAYMENT', 'REFUND', 'ACCOUNT', 'PAYOUT', 'DISPUTE', 'INVOICE'));

insert into watch (kind, entity_id, tenant_id, due_at)
  select distinct 'INVOICE', payment_id, tenant_id, timestamptz 'epoch' from invoice_cause;
alter table payment force row level security;
alter table refund force row level security;
alter table watch force row level security;

alter table tax_status enable row level security;
alter table tax_status force row level security;
create policy own_tenant on tax_status
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table invoice_cause enable row level security;
alter table invoice_cause force row level security;
create policy own_tenant on invoice_cause
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table invoice_counter enable row level security;
alter table invoice_counter force row level security;
create policy own_tenant on invoice_counter
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table invoice enable row level security;
alter table invoice force row level security;
create policy own_tenant on invoice
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert on tax_status, invoice_cause, invoice to ${api}, ${worker};
grant select, insert, update on invoice_counter to ${api}, ${worker};
