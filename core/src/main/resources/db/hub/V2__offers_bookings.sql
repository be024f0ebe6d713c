create table offer (
  id                  text primary key,
  region              text        not null references region,
  seller_tenant_id    text        not null references tenant,
  kind                text        not null check (kind in ('EVENT', 'WORKSHOP', 'GROUP', 'MENTORING')),
  level               text        not null check (level in ('BASIC', 'EXTENDED')),
  title               text        not null,
  time_zone           text        not null,
  starts_at           timestamptz not null,
  ends_at             timestamptz not null,
  price_amount        bigint      not null check (price_amount >= 0),
  price_currency      char(3)     not null,
  capacity            integer     not null check (capacity > 0),
  cancellation_policy text        not null,
  status              text        not null check (status in ('PUBLISHED', 'CANCELLED')),
  created_at          timestamptz not null
);
create index offer_by_region on offer (region, starts_at, id);
create index offer_by_tenant on offer (seller_tenant_id, starts_at);
alter table offer enable row level security;
alter table offer force row level security;
create policy owner on offer to ${owner} using (true);
create policy api_reads on offer for select to ${api} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
create policy api_writes on offer for insert to ${api}
  with check (seller_tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy worker on offer for select to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select, insert on offer to ${api};
grant select on offer to ${worker};

create table offer_session (
  offer_id  text        not null references offer,
  starts_at timestamptz not null,
  ends_at   timestamptz not null,
  primary key (offer_id, starts_at)
);
alter table offer_session enable row level security;
alter table offer_session force row level security;
create policy owner on offer_session to ${owner} using (true);
create policy of_visible_offer on offer_session for select to ${api}, ${worker}
  using (exists (select from offer where offer.id = offer_id));
-- Who sees an offer sees its sessions, but only its seller adds one.
create policy of_own_offer on offer_session for insert to ${api}
  with check (exists (
    select from offer
    where offer.id = offer_id and offer.seller_tenant_id = nullif(current_setting('app.tenant', true), '')));
grant select, insert on offer_session to ${api};
grant select on offer_session to ${worker};

create table booking (
  id                        text primary key,
  number                    text        not null unique,
  region                    text        not null references region,
  offer_id                  text        not null references offer,
  seller_tenant_id          text        not null references tenant,
  buyer                     text        not null references person,
  price_amount              bigint      not null,
  price_currency            char(3)     not null,
  cancellation_policy       text        not null,
  status                    text        not null check (
    status in ('HELD', 'AWAITING_PAYMENT', 'CONFIRMED', 'DELIVERED', 'NO_SHOW', 'EXPIRED', 'CANCELLED')),
  hold_expires_at           timestamptz not null,
  cancellation_requested_at timestamptz,
  contact_id                text,
  payment_id                text,
  payment_status            text,
  payment_version           bigint      not null default 0,
  checkout_url              text,
  refund_id                 text unique,
  refund_amount             bigint,
  refund_status             text,
  process_instance_key      bigint,
  created_at                timestamptz not null,
  version                   integer     not null
);
create unique index booking_active_once on booking (offer_id, buyer) where status in ('HELD', 'AWAITING_PAYMENT', 'CONFIRMED');
create index booking_by_buyer on booking (buyer, created_at desc, id desc);
create index booking_by_seller on booking (seller_tenant_id, created_at desc, id desc);
create index booking_by_region on booking (region, created_at desc, id desc);
create index booking_by_time on booking (created_at desc, id desc);
alter table booking enable row level security;
alter table booking force row level security;
create policy owner on booking to ${owner} using (true);
create policy api on booking to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM'
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create policy worker on booking to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), ''));
grant select, insert, update on booking to ${api};
grant select, update on booking to ${worker};

create table booking_event (
  id         bigint generated always as identity primary key,
  booking_id text        not null references booking,
  at         timestamptz not null,
  event      text        not null
);
create index booking_event_by_booking on booking_event (booking_id, id);
alter table booking_event enable row level security;
alter table booking_event force row level security;
create policy owner on booking_event to ${owner} using (true);
create policy of_visible_booking on booking_event to ${api}, ${worker}
  using (exists (select from booking where booking.id = booking_id));
grant select, insert on booking_event to ${api}, ${worker};

-- A seat names no person and carries no policy: nobody may fail to see that it is taken. A seat is free when it has no
-- booking or when its hold has run out; a seat without hold_expires_at is taken for good.
create table seat (
  offer_id        text    not null references offer,
  seat_no         integer not null,
  booking_id      text unique,
  hold_expires_at timestamptz,
  primary key (offer_id, seat_no),
  check (booking_id is not null or hold_expires_at is null)
);
create index seat_free on seat (offer_id, seat_no) where booking_id is null;
create index seat_held on seat (offer_id, hold_expires_at) where hold_expires_at is not null;
grant select, insert, update on seat to ${api};
grant select, update on seat to ${worker};

create table notification (
  id          text primary key,
  region      text        not null references region,
  template    text        not null,
  booking_id  text        not null references booking,
  recipient   text        not null references person,
  created_at  timestamptz not null,
  sent_at     timestamptz
);
alter table notification enable row level security;
alter table notification force row level security;
create policy owner on notification to ${owner} using (true);
create policy worker on notification to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select, insert, update on notification to ${worker};
