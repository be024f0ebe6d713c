-- :count sales of 7.00 EUR, captured and released: 6.00 EUR each are payable, spread over :payees tenants. Run by the
-- superuser, who skips the checks of each row; the postings sum to zero all the same.
set local session_replication_role = replica;

with sale as (
  select :prefix || i as id, 'bench_tenant_' || lpad((i % :payees + 1)::text, 4, '0') as seller
  from generate_series(1, :count) i),
capture as (
  insert into hub.ledger_posting (key, type, region, seller, source_type, source_id, payment_id, content, occurred_at, posted_at)
  select 'capture:' || id, 'CAPTURE', 'DACH', seller, 'BOOKING', id, id, 'bench', :now, :now from sale
  returning id, seller),
release as (
  insert into hub.ledger_posting (key, type, region, seller, source_type, source_id, payment_id, content, occurred_at, posted_at)
  select 'release:' || id, 'RELEASE', 'DACH', seller, 'BOOKING', id, id, 'bench', :now, :now from sale
  returning id, seller)
insert into hub.ledger_line (posting_id, line_no, region, seller, account, holder, state, kind, amount, currency)
select id, no, 'DACH', seller, account, case when account = 'TENANT' then seller end, state, kind, amount, 'EUR'
from capture, (values
  (1, 'CLEARING',      null,      'GROSS',        -700),
  (2, 'TENANT',        'PENDING', 'GROSS',         700),
  (3, 'TENANT',        'PENDING', 'PLATFORM_FEE',  -70),
  (4, 'PLATFORM',      null,      'PLATFORM_FEE',   70),
  (5, 'TENANT',        'PENDING', 'PROVIDER_FEE',  -30),
  (6, 'PROVIDER_FEES', null,      'PROVIDER_FEE',   30)) move (no, account, state, kind, amount)
union all
select id, no, 'DACH', seller, 'TENANT', seller, state, 'RELEASE', amount, 'EUR'
from release, (values (1, 'PENDING', -600), (2, 'PAYABLE', 600)) move (no, state, amount);
