-- The sandbox figures: minimum payout 10.00, four eyes from 500.00 per run, bank details unchanged for 7 days, each in the
-- region's currency; the hold is the deployment's.
insert into payout_terms (region, valid_from, hold_days, minimum, four_eyes_from, bank_quiet_days, currency)
select code, timestamptz '2026-01-01T00:00:00Z', null, 1000, 50000, 7, currency
from region where code in ('DACH', 'US', 'INDIEN')
on conflict do nothing;
