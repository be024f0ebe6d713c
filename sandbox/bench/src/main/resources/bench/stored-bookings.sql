-- Bookings of 1,000 past offers, all of them over, spread over the members user_load_0001 … user_load_1000. Ids look like
-- the hub's own and are older than every id it makes. Run by the superuser.
set local session_replication_role = replica;

truncate hub.booking, hub.offer_cancellation, hub.offer_cancellation_result, hub.dispute, hub.payment, hub.refund, hub.fulfilment,
  hub.booking_event, hub.notification, hub.seat, hub.process_claim, hub.outbox, hub.inbox, hub.idempotency;
delete from hub.offer_session where offer_id not in ('event_xyz', 'event_small', 'mentoring_anna');
delete from hub.offer where id not in ('event_xyz', 'event_small', 'mentoring_anna');

insert into hub.offer (id, region, seller_tenant_id, kind, level, title, time_zone, starts_at, ends_at, price_amount,
                       price_currency, capacity, cancellation_policy, status, created_at)
select 'past_' || i, 'DACH', 'tenant_anna', 'EVENT', 'EXTENDED', 'Messung', 'Europe/Berlin', :now - interval '30 days',
       :now - interval '29 days', 10000, 'EUR', greatest(:count / 1000, 1), '168:100,48:50;0', 'PUBLISHED',
       :now - interval '60 days'
from generate_series(1, 1000) i;

insert into hub.booking (id, number, region, offer_id, seller_tenant_id, buyer, price_amount, price_currency,
                         cancellation_policy, status, hold_expires_at, contact_id, created_at, version)
select 'booking_00' || lpad(i::text, 24, '0'), 'MB-' || lpad(i::text, 9, '0'), 'DACH', 'past_' || (i % 1000 + 1),
       'tenant_anna', 'user_load_' || lpad(((i * 7 + i / 1000) % 1000 + 1)::text, 4, '0'), 10000, 'EUR',
       '168:100,48:50;0', case i % 10 when 0 then 'EXPIRED' when 1 then 'CANCELLED' else 'DELIVERED' end,
       :now - interval '40 days', 'contact_' || i, :now - interval '60 days' + i * interval '1 second', 5
from generate_series(1, :count) i;

insert into hub.payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount,
                         currency, status, version, created_at)
select 'payment_' || substr(id, 11), 'BOOKING', id, 1, region, seller_tenant_id, buyer, 'EVENT', number, price_amount,
       price_currency, 'CAPTURED', 3, created_at from hub.booking;

insert into hub.process_claim (kind, business_id, process_instance_key, region, claimed_at)
select 'BOOKING', 'booking_00' || lpad(i::text, 24, '0'), 2251799813685249 + i, 'DACH', :now - interval '60 days'
from generate_series(1, :count) i;

insert into hub.booking_event (booking_id, at, event)
select 'booking_00' || lpad(i::text, 24, '0'), :now - interval '60 days' + i * interval '1 second', event
from generate_series(1, :count) i, unnest(array['HELD', 'PAYMENT_CAPTURED', 'CONFIRMED', 'DELIVERED']) event;

insert into hub.seat (offer_id, seat_no, booking_id)
select 'past_' || (i % 1000 + 1), i / 1000 + 1, 'booking_00' || lpad(i::text, 24, '0') from generate_series(1, :count) i;

insert into hub.outbox (channel, key, message_id, payload, created_at, next_attempt_at, attempts, sent_at)
select 'engine', 'booking_00' || lpad(i::text, 24, '0'), 'booking.held:booking_00' || lpad(i::text, 24, '0'), '{}',
       :now - interval '60 days', :now - interval '60 days', 1, :now - interval '60 days'
from generate_series(1, :count) i;

insert into hub.idempotency (caller, key, tenant, person, request_hash, status, body, created_at)
select 'user_load_' || lpad((i % 1000 + 1)::text, 4, '0'), md5(i::text), '',
       'user_load_' || lpad((i % 1000 + 1)::text, 4, '0'), md5(i::text), 201, repeat('x', 400), :now - interval '60 days'
from generate_series(1, :count) i;
