-- The hub's demo rows: regions, persons, memberships, tenants, offers, seats. Run by hub_owner in one transaction after
-- the hub has migrated its schema, and run again when an earlier run was cut short: each row may be there already.
-- current_setting('mojo.started_at')::timestamptz is the stack's time of this run.

insert into region (code, name, distributor, currency, locale, time_zone) values
  ('DACH',   'DACH',   'dist_dach', 'EUR', 'de-DE', 'Europe/Berlin'),
  ('US',     'US',     'dist_us',   'USD', 'en-US', 'America/New_York'),
  ('INDIEN', 'INDIEN', 'dist_in',   'INR', 'hi-IN', 'Asia/Kolkata')
on conflict do nothing;

-- The sandbox figures: platform fee 10 % (MENTORING 15 %), provider fee 1.5 % + 25 minor units borne by the tenant,
-- distributors' share of the platform fee 20 % in DACH and 25 % elsewhere.
insert into split_rule (id, region, kind, valid_from, platform_fee_bps, provider_fee_bps, provider_fee_fixed, provider_fee_bearer)
select code || '-' || kind || '-2026', code, kind, timestamptz '2026-01-01T00:00:00Z', fee, 150, 25, 'TENANT'
from region, (values ('EVENT', 1000), ('WORKSHOP', 1000), ('GROUP', 1000), ('MENTORING', 1500)) kinds (kind, fee)
where code in ('DACH', 'US', 'INDIEN')
on conflict do nothing;

insert into distributor (id, name, region) values
  ('dist_dach', 'MOJO Vertrieb DACH',       'DACH'),
  ('dist_us',   'MOJO Distribution US',     'US'),
  ('dist_in',   'MOJO Distribution Indien', 'INDIEN')
on conflict do nothing;

insert into distributor_person (distributor, clerk_user_id)
select id, 'user_' || id from distributor where id in ('dist_dach', 'dist_us', 'dist_in')
on conflict do nothing;

insert into distributor_contract (id, region, distributor, valid_from, share_bps)
select code || '-DISTRIBUTOR-2026', code, distributor, timestamptz '2026-01-01T00:00:00Z', case code when 'DACH' then 2000 else 2500 end
from region
where code in ('DACH', 'US', 'INDIEN') and distributor is not null
on conflict do nothing;

insert into person (clerk_user_id, type, region, locale, version, created_at, updated_at)
select id, type, region, locale, 0, started, started
from (values
  ('user_max',       'B2C', 'DACH',   'de-DE'),
  ('user_lena',      'B2C', 'DACH',   'de-DE'),
  ('user_priya',     'B2C', 'INDIEN', 'hi-IN'),
  ('user_joe',       'B2C', 'US',     'en-US'),
  ('user_anna',      'B2B', 'DACH',   'de-DE'),
  ('user_ravi',      'B2B', 'INDIEN', 'en-IN'),
  ('user_eva',       'B2B', 'DACH',   'de-DE'),
  ('user_tom',       'B2B', 'DACH',   'de-DE'),
  ('user_dist_dach', 'B2B', 'DACH',   'de-DE'),
  ('user_dist_us',   'B2B', 'US',     'en-US'),
  ('user_dist_in',   'B2B', 'INDIEN', 'en-IN'),
  ('user_owner',     'B2B', null,     'de-DE'),
  ('user_fin1',      'B2B', null,     'de-DE'),
  ('user_fin2',      'B2B', null,     'de-DE'),
  ('user_cert1',     'B2B', null,     'de-DE'),
  ('user_cert2',     'B2B', null,     'de-DE'),
  ('user_ops',       'B2B', null,     'de-DE')
) people (id, type, region, locale), (select current_setting('mojo.started_at')::timestamptz as started) t
on conflict do nothing;

insert into person (clerk_user_id, type, region, locale, version, created_at, updated_at)
select 'user_load_' || lpad(i::text, 4, '0'), 'B2C', 'DACH', 'de-DE', 0, started, started
from generate_series(1, 1000) i, (select current_setting('mojo.started_at')::timestamptz as started) t
on conflict do nothing;

insert into membership (clerk_user_id, region, stage, since)
select id, region, stage, current_setting('mojo.started_at')::timestamptz
from (values
  ('user_max',   'DACH',   'LEBENSENERGIE'),
  ('user_lena',  'DACH',   'RESILIENZ'),
  ('user_priya', 'INDIEN', 'LEBENSENERGIE'),
  ('user_joe',   'US',     'RESILIENZ'),
  ('user_anna',  'DACH',   'REGENERATIONSMEDIZIN_OS'),
  ('user_ravi',  'INDIEN', 'REGENERATIONSMEDIZIN_OS'),
  ('user_eva',   'DACH',   'REGENERATIONSMEDIZIN_OS'),
  ('user_tom',   'DACH',   'BUSINESS_BOOTCAMP')
) members (id, region, stage)
on conflict do nothing;

insert into membership (clerk_user_id, region, stage, since)
select 'user_load_' || lpad(i::text, 4, '0'), 'DACH', 'RESILIENZ', current_setting('mojo.started_at')::timestamptz
from generate_series(1, 1000) i
on conflict do nothing;

insert into tenant (id, clerk_org_id, slug, name, region, status, certified_until, created_at)
select id, org, slug, name, region, 'ACTIVE', case when certified then started + interval '2 years' end, started
from (values
  ('tenant_mojo_dach',   'org_mojo_dach',   'mojo-dach',   'MOJO DACH',           'DACH',   false),
  ('tenant_mojo_us',     'org_mojo_us',     'mojo-us',     'MOJO US',             'US',     false),
  ('tenant_mojo_indien', 'org_mojo_indien', 'mojo-indien', 'MOJO Indien',         'INDIEN', false),
  ('tenant_anna',        'org_anna',        'anna',        'Praxis Anna Schmidt', 'DACH',   true),
  ('tenant_ravi',        'org_ravi',        'ravi',        'Ravi Patel Wellness', 'INDIEN', true),
  ('tenant_eva',         'org_eva',         'eva',         'Praxis Eva Wagner',   'DACH',   false),
  ('tenant_tom',         'org_tom',         'tom',         'Tom Müller Coaching', 'DACH',   false)
) tenants (id, org, slug, name, region, certified), (select current_setting('mojo.started_at')::timestamptz as started) t
on conflict do nothing;

insert into tenant_member (tenant_id, clerk_user_id, role) values
  ('tenant_anna', 'user_anna', 'admin'),
  ('tenant_ravi', 'user_ravi', 'admin'),
  ('tenant_eva',  'user_eva',  'admin'),
  ('tenant_tom',  'user_tom',  'admin')
on conflict do nothing;

insert into offer (id, region, seller_tenant_id, kind, level, title, time_zone, starts_at, ends_at, price_amount, price_currency,
                   capacity, cancellation_policy, status, created_at)
select id, 'DACH', 'tenant_anna', kind, 'EXTENDED', title, 'Europe/Berlin', starts, starts + length, amount, 'EUR', seats,
       '168:100,48:50;0', 'PUBLISHED', current_setting('mojo.started_at')::timestamptz
from (values
  ('event_xyz',      'EVENT',     'Mehr Lebensenergie im Alltag', 30, interval '3 hours', 10000, 20),
  ('event_small',    'EVENT',     'Atem und Ruhe im kleinen Kreis', 21, interval '2 hours', 4500, 2),
  ('mentoring_anna', 'MENTORING', 'Persönliches Mentoring', 14, interval '1 hour', 9000, 1)
) offers (id, kind, title, days, length, amount, seats),
  lateral (select (date_trunc('day', current_setting('mojo.started_at')::timestamptz at time zone 'Europe/Berlin')
                   + days * interval '1 day' + interval '18 hours') at time zone 'Europe/Berlin' as starts) at
on conflict do nothing;

insert into offer_session (offer_id, starts_at, ends_at)
select id, starts_at, ends_at from offer where id in ('event_xyz', 'event_small', 'mentoring_anna')
on conflict do nothing;

insert into seat (offer_id, seat_no)
select id, generate_series(1, capacity) from offer where id in ('event_xyz', 'event_small', 'mentoring_anna')
on conflict do nothing;

-- The sandbox figures: minimum payout 10.00, four eyes from 500.00 per run, bank details unchanged for 7 days, each in the
-- region's currency; the hold is the deployment's.
insert into payout_terms (region, valid_from, hold_days, minimum, four_eyes_from, bank_quiet_days, currency)
select code, timestamptz '2026-01-01T00:00:00Z', null, 1000, 50000, 7, currency
from region where code in ('DACH', 'US', 'INDIEN')
on conflict do nothing;
