-- What was paid for, whatever it is, and what went back. Amounts are minor units of the payment's currency. A payment is
-- one per subject and number, and at most one of a subject waits for its money.
create table payment (
  payment_id       text primary key,
  subject_type     text        not null,
  subject_id       text        not null,
  number           integer     not null check (number >= 1),
  region           text        not null references region,
  seller_tenant_id text        not null references tenant,
  buyer            text        not null references person,
  kind             text        not null,
  label            text        not null,
  amount           bigint      not null check (amount > 0),
  currency         char(3)     not null,
  status           text        not null check (status in ('REQUIRES_PAYMENT', 'PROCESSING', 'CAPTURED', 'CANCELLED',
                                                          'PARTIALLY_REFUNDED', 'REFUNDED', 'UNKNOWN')),
  version          bigint      not null,
  checkout_url     text,
  provider_fee     bigint check (provider_fee >= 0),
  captured_at      timestamptz,
  created_at       timestamptz not null,
  unique (subject_type, subject_id, number)
);
create unique index payment_open_once on payment (subject_type, subject_id)
  where status in ('REQUIRES_PAYMENT', 'PROCESSING', 'UNKNOWN');
alter table payment enable row level security;
alter table payment force row level security;
create policy owner on payment to ${owner} using (true);
create policy api on payment for select to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) in ('PLATFORM', 'FINANCE')
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create policy worker on payment to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select on payment to ${api};
grant select, insert, update on payment to ${worker};

-- One row per attempt, and one for each refund that somebody made at the provider by hand, under the provider's id.
create table refund (
  refund_id  text primary key,
  payment_id text        not null references payment,
  attempt    integer     not null check (attempt >= 1),
  amount     bigint      not null check (amount > 0),
  reason     text        not null check (
    reason in ('LATE_PAYMENT', 'BUYER_CANCELLED', 'SELLER_CANCELLED', 'MADE_AT_PROVIDER')),
  status     text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
  reference  text,
  returned   boolean     not null default false,
  created_at timestamptz not null,
  unique (payment_id, attempt),
  check (not returned or status = 'FAILED')
);
comment on column refund.returned is 'the bank has sent it back after it had succeeded';
alter table refund enable row level security;
alter table refund force row level security;
create policy owner on refund to ${owner} using (true);
create policy of_visible_payment on refund to ${api}, ${worker}
  using (exists (select from payment where payment.payment_id = refund.payment_id));
grant select on refund to ${api};
grant select, insert, update on refund to ${worker};

-- From the bookings' columns, which nobody writes any more.
insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount, currency,
  status, version, checkout_url, captured_at, created_at)
select b.payment_id, 'BOOKING', b.id, 1, b.region, b.seller_tenant_id, b.buyer, o.kind, b.number, b.price_amount, b.price_currency,
  b.payment_status, b.payment_version, b.checkout_url,
  (select min(e.at) from booking_event e where e.booking_id = b.id and e.event = 'PAYMENT_CAPTURED'), b.created_at
from booking b join offer o on o.id = b.offer_id
where b.payment_id is not null and b.payment_status is not null;

insert into refund (refund_id, payment_id, attempt, amount, reason, status, reference, created_at)
select b.refund_id, b.payment_id, 1, b.refund_amount, b.refund_reason, b.refund_status, b.refund_reference, b.created_at
from booking b
where b.refund_id is not null and b.payment_id is not null and b.refund_amount > 0;
