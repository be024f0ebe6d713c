-- Money to the payees' own accounts. A payee is a tenant; a distributor has one of its own here.
create table payout (
  payout_id   text        primary key,
  tenant_id   text        not null references tenant,
  amount      bigint      not null check (amount > 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  destination text,
  status      text        not null check (status in ('UNKNOWN', 'PAID', 'FAILED')),
  reason      text,
  stripe_try  integer     not null,
  transfer_id text        unique,
  request_key text        not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
comment on column payout.destination is 'the account at Stripe; null where the payee had none, and then it has failed';

-- Payments that a customer disputes, under Stripe's id.
create table dispute (
  dispute_id  text        primary key,
  tenant_id   text        not null,
  payment_id  text        not null references payment,
  booking_id  text        not null,
  amount      bigint      not null check (amount > 0),
  fee         bigint      not null check (fee >= 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  status      text        not null check (status in ('SEEN', 'OPEN', 'WON', 'LOST', 'CLOSED')),
  answer_by   timestamptz,
  outcome     text        check (outcome in ('CONTEST', 'ACCEPT')),
  evidence    text,
  answer_try  integer     not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
comment on column dispute.status is 'SEEN: no money has gone yet; CLOSED: none ever did';

alter table payout enable row level security;
alter table payout force row level security;
create policy own_tenant on payout
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

alter table dispute enable row level security;
alter table dispute force row level security;
create policy own_tenant on dispute
  using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update on payout, dispute to ${api}, ${worker};

alter table account add column bank_account_id text;
alter table account add column bank_changed_at timestamptz;
comment on column account.bank_changed_at is 'since when the bank account is the one it is; the first one counts from the beginning of the account';

-- Stripe's own id, for events that carry none of ours.
alter table watch drop constraint watch_kind_check;
alter table watch add constraint watch_kind_check
  check (kind in ('PAYMENT', 'REFUND', 'ACCOUNT', 'PAYOUT', 'DISPUTE'));
alter table watch add column provider_id text;
create unique index watch_of_provider on watch (kind, provider_id) where provider_id is not null;

alter table watch no force row level security;
alter table payment no force row level security;
alter table account no force row level security;
update watch set provider_id = payment_intent_id from payment where kind = 'PAYMENT' and entity_id = payment_id;
update watch set provider_id = stripe_account_id from account where kind = 'ACCOUNT' and entity_id = account.tenant_id;
alter table watch force row level security;
alter table payment force row level security;
alter table account force row level security;
