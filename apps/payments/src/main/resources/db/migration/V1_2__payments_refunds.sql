create table payment (
  payment_id          text        primary key,
  tenant_id           text        not null references tenant,
  booking_id          text        not null unique,
  clerk_user_id       text        not null,
  contact_id          text        not null,
  amount              bigint      not null check (amount > 0),
  currency            text        not null check (currency ~ '^[A-Z]{3}$'),
  label               text        not null,
  service_date        date,
  service_description text,
  tax_category        text,
  expires_at          timestamptz not null,
  request_key         text        not null,
  status              text        not null check (status in
    ('UNKNOWN', 'REQUIRES_PAYMENT', 'PROCESSING', 'CAPTURED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  on_behalf_of        text        not null,
  checkout_try        integer     not null,
  checkout_expires_at timestamptz not null,
  session_id          text        unique,
  checkout_url        text,
  payment_intent_id   text        unique,
  refusal             text,
  refunded_amount     bigint      not null default 0 check (refunded_amount between 0 and amount),
  version             bigint      not null default 0,
  created_at          timestamptz not null,
  updated_at          timestamptz not null
);
comment on column payment.checkout_try is 'which idempotency key at Stripe is in use; grows only when the former one is proven to have had no effect';

-- One row per declined attempt, so that each is told of once.
create table payment_attempt (
  payment_id text        not null references payment,
  attempt_id text        not null,
  tenant_id  text        not null,
  code       text        not null,
  seen_at    timestamptz not null,
  primary key (payment_id, attempt_id)
);

create table refund (
  refund_id        text        primary key,
  tenant_id        text        not null,
  payment_id       text        not null references payment,
  amount           bigint      not null check (amount > 0),
  reason           text        not null check (reason in ('LATE_PAYMENT', 'BUYER_CANCELLED', 'SELLER_CANCELLED')),
  status           text        not null check (status in ('UNKNOWN', 'PENDING', 'SUCCEEDED', 'FAILED')),
  stripe_try       integer     not null,
  stripe_refund_id text        unique,
  request_key      text        not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null
);
create index refund_of_payment on refund (payment_id, created_at);

alter table payment enable row level security;
alter table payment force row level security;
create policy own_tenant on payment
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table payment_attempt enable row level security;
alter table payment_attempt force row level security;
create policy own_tenant on payment_attempt
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table refund enable row level security;
alter table refund force row level security;
create policy own_tenant on refund
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update on payment, refund to ${api}, ${worker};
grant select, insert on payment_attempt to ${api}, ${worker};
