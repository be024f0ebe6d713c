-- The sandbox figures: platform fee 10 % (MENTORING 15 %), provider fee 1.5 % + 25 minor units borne by the tenant,
-- distributors' share of the platform fee 20 % in DACH and 25 % elsewhere.
insert into split_rule (id, region, kind, valid_from, platform_fee_bps, provider_fee_bps, provider_fee_fixed, provider_fee_bearer)
select code || '-' || kind || '-2026', code, kind, timestamptz '2026-01-01T00:00:00Z', fee, 150, 25, 'TENANT'
from region, (values ('EVENT', 1000), ('WORKSHOP', 1000), ('GROUP', 1000), ('MENTORING', 1500)) kinds (kind, fee)
where code in ('DACH', 'US', 'INDIEN')
on conflict do nothing;

insert into distributor (id, name, region)
select distributor, 'Distributor ' || name, code from region where code in ('DACH', 'US', 'INDIEN') and distributor is not null
on conflict do nothing;

insert into distributor_person (distributor, clerk_user_id)
select id, 'user_' || id from distributor where region in ('DACH', 'US', 'INDIEN')
on conflict do nothing;

insert into distributor_contract (id, region, distributor, valid_from, share_bps)
select code || '-DISTRIBUTOR-2026', code, distributor, timestamptz '2026-01-01T00:00:00Z', case code when 'DACH' then 2000 else 2500 end
from region
where code in ('DACH', 'US', 'INDIEN') and distributor is not null
on conflict do nothing;
