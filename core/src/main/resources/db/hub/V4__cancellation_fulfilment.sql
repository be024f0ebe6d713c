-- Cancellation: what the one who cancelled was told stands with the booking. Money columns are minor units of the price's
-- currency.
alter table booking
  add column cancellation_cause  text check (cancellation_cause in ('BUYER', 'SELLER', 'STAFF', 'OFFER_CANCELLED')),
  add column cancellation_refund bigint check (cancellation_refund between 0 and price_amount),
  add column refund_reason       text check (refund_reason in ('LATE_PAYMENT', 'BUYER_CANCELLED', 'SELLER_CANCELLED')),
  add column refund_reference    text,
  add column fulfilment_instance_key bigint,
  add column delivered_at        timestamptz,
  add column released_at         timestamptz;
update booking set cancellation_cause = 'BUYER', cancellation_refund = price_amount
where cancellation_requested_at is not null;
update booking set refund_reason = case when status = 'CANCELLED' then 'BUYER_CANCELLED' else 'LATE_PAYMENT' end
where refund_id is not null;
alter table booking
  add check ((cancellation_requested_at is null) = (cancellation_cause is null)
             and (cancellation_requested_at is null) = (cancellation_refund is null)),
  add check ((refund_id is null) = (refund_reason is null));
create index booking_by_offer on booking (offer_id, id);

-- A distributor looks and does not touch; a booking is placed by its buyer alone.
drop policy api on booking;
create policy api_reads on booking for select to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM'
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create policy api_places on booking for insert to ${api}
  with check (buyer = nullif(current_setting('app.user', true), ''));
create policy api_changes on booking for update to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM');

-- Bookings that were confirmed before there was a fulfilment get theirs.
insert into outbox (channel, key, message_id, payload, created_at, next_attempt_at)
select 'engine', id, 'booking.confirmed:' || id,
       json_build_object('name', 'booking.confirmed', 'timeToLive', 'PT168H', 'variables', json_build_object(
         'bookingId', id, 'bookingNumber', number, 'region', region, 'sellerTenantId', seller_tenant_id,
         'paymentRequired', price_amount > 0))::text,
       created_at, created_at
from booking where status = 'CONFIRMED'
on conflict do nothing;

-- The worker's right is for the lock that keeps a confirmation and the offer's cancellation apart.
grant update (status) on offer to ${api}, ${worker};
create policy api_changes on offer for update to ${api} using (
  seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
create policy worker_locks on offer for update to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), ''));

create table offer_cancellation (
  offer_id             text primary key references offer,
  region               text        not null references region,
  seller_tenant_id     text        not null references tenant,
  reason               text        not null,
  requested_at         timestamptz not null,
  process_instance_key bigint,
  finished_at          timestamptz
);
alter table offer_cancellation enable row level security;
alter table offer_cancellation force row level security;
create policy owner on offer_cancellation to ${owner} using (true);
create policy api on offer_cancellation to ${api} using (
  seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
create policy worker on offer_cancellation to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select, insert on offer_cancellation to ${api};
grant select, update on offer_cancellation to ${worker};

-- What became of each booking of a cancelled offer.
create table offer_cancellation_result (
  offer_id    text        not null references offer_cancellation,
  booking_id  text        not null references booking,
  result      text        not null check (result in ('CANCELLED', 'REFUNDED', 'OPEN', 'ENDED_BEFORE')),
  recorded_at timestamptz not null,
  primary key (offer_id, booking_id)
);
alter table offer_cancellation_result enable row level security;
alter table offer_cancellation_result force row level security;
create policy owner on offer_cancellation_result to ${owner} using (true);
create policy of_visible_cancellation on offer_cancellation_result to ${api}, ${worker}
  using (exists (select from offer_cancellation c where c.offer_id = offer_cancellation_result.offer_id));
grant select on offer_cancellation_result to ${api};
grant select, insert on offer_cancellation_result to ${worker};
