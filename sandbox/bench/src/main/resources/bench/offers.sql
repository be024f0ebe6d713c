-- Offers for a measurement, as a mentor would have published them. Run by hub_owner.
insert into hub.offer (id, region, seller_tenant_id, kind, level, title, time_zone, starts_at, ends_at, price_amount,
                       price_currency, capacity, cancellation_policy, status, created_at)
select :prefix || i, 'DACH', 'tenant_anna', 'EVENT', 'EXTENDED', 'Messung', 'Europe/Berlin', :now + interval '30 days',
       :now + interval '30 days 2 hours', 10000, 'EUR', :capacity, '168:100,48:50;0', 'PUBLISHED', :now
from generate_series(1, :count) i;

insert into hub.offer_session (offer_id, starts_at, ends_at)
select :prefix || i, :now + interval '30 days', :now + interval '30 days 2 hours' from generate_series(1, :count) i;

insert into hub.seat (offer_id, seat_no)
select :prefix || i, seat from generate_series(1, :count) i, generate_series(1, :capacity) seat;
