-- Tenants bench_tenant_0001 … of DACH, each with a member who gets its mails; their bank details may be as new as they
-- are. Run by the owner; rows may be there already.
insert into tenant (id, clerk_org_id, slug, name, region, status, certified_until, created_at)
select 'bench_tenant_' || n, 'org_bench_' || n, 'bench-' || n, 'Messung ' || n, 'DACH', 'ACTIVE', null, :now
from generate_series(1, :count) i, lpad(i::text, 4, '0') n
on conflict do nothing;

insert into tenant_member (tenant_id, clerk_user_id, role)
select 'bench_tenant_' || n, 'user_load_' || n, 'admin'
from generate_series(1, :count) i, lpad(i::text, 4, '0') n
on conflict do nothing;

update payout_terms set bank_quiet_days = 0 where region = 'DACH';
