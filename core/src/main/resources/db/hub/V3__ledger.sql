-- The ledger: postings are written once and never changed, and the lines of each sum to zero per currency. Amounts are
-- minor units; above zero the account's holder gets, below zero it gives. docs/adr/0010-ledger.md has the chart of accounts.

-- What is taken from a sale and who bears it, per region and kind of offer, from a date on. Read only by id once a line
-- has frozen it.
create table split_rule (
  id                  text primary key,
  region              text        not null references region,
  kind                text        not null check (kind in ('EVENT', 'WORKSHOP', 'GROUP', 'MENTORING')),
  valid_from          timestamptz not null,
  platform_fee_bps    integer     not null check (platform_fee_bps between 0 and 10000),
  provider_fee_bps    integer     not null check (provider_fee_bps between 0 and 10000),
  provider_fee_fixed  bigint      not null check (provider_fee_fixed >= 0),
  provider_fee_bearer text        not null check (provider_fee_bearer in ('TENANT', 'PLATFORM')),
  unique (region, kind, valid_from)
);
alter table split_rule enable row level security;
alter table split_rule force row level security;
create policy owner on split_rule to ${owner} using (true);
create policy api on split_rule for select to ${api} using (
  region = nullif(current_setting('app.region', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
-- Jobs in a tenant's scope need their region's terms too.
create policy worker on split_rule for select to ${worker} using (true);
grant select on split_rule to ${api}, ${worker};

-- A distributor's share of the platform fee, from a date on until it ends.
create table distributor_contract (
  id          text primary key,
  region      text        not null references region,
  distributor text        not null,
  valid_from  timestamptz not null,
  valid_until timestamptz check (valid_until > valid_from),
  share_bps   integer     not null check (share_bps between 0 and 10000),
  unique (region, valid_from)
);
alter table distributor_contract enable row level security;
alter table distributor_contract force row level security;
create policy owner on distributor_contract to ${owner} using (true);
create policy api on distributor_contract for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (current_setting('app.level', true) = 'DISTRIBUTOR'
      and region = nullif(current_setting('app.region', true), '')
      and distributor = (select r.distributor from region r where r.code = nullif(current_setting('app.region', true), ''))));
create policy worker on distributor_contract for select to ${worker} using (true);
grant select on distributor_contract to ${api}, ${worker};

create table ledger_posting (
  id          bigint generated always as identity primary key,
  key         text        not null unique,
  type        text        not null,
  region      text        not null references region,
  seller      text references tenant,
  booking_id  text,
  payment_id  text,
  payout_id   text,
  content     text        not null,
  occurred_at timestamptz not null,
  posted_at   timestamptz not null
);
create index ledger_posting_by_payment on ledger_posting (payment_id) where payment_id is not null;
create index ledger_posting_by_payout on ledger_posting (payout_id) where payout_id is not null;

-- seller is the tenant whose business the posting is about, holder the one whose account the line changes.
create table ledger_line (
  posting_id bigint   not null references ledger_posting,
  line_no    smallint not null,
  region     text     not null,
  seller     text,
  account    text     not null check (
    account in ('CLEARING', 'PROVIDER_FEES', 'DISPUTED', 'PLATFORM', 'TENANT', 'DISTRIBUTOR')),
  holder     text,
  state      text check (state in ('PENDING', 'PAYABLE', 'HELD', 'IN_TRANSIT')),
  kind       text     not null,
  amount     bigint   not null check (amount <> 0),
  currency   char(3)  not null,
  rule       text,
  rate_bps   integer,
  rate_fixed bigint,
  primary key (posting_id, line_no),
  check ((account in ('TENANT', 'DISTRIBUTOR')) = (holder is not null and state is not null)),
  check ((rule is null) = (rate_bps is null) and (rule is null) = (rate_fixed is null))
);
create index ledger_line_by_holder on ledger_line (holder, account, state, currency) where holder is not null;

alter table ledger_line enable row level security;
alter table ledger_line force row level security;
create policy owner on ledger_line to ${owner} using (true);
create policy api on ledger_line for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (account = 'TENANT' and holder = nullif(current_setting('app.tenant', true), ''))
  or (account = 'DISTRIBUTOR' and current_setting('app.level', true) = 'DISTRIBUTOR'
      and region = nullif(current_setting('app.region', true), '')
      and holder = (select r.distributor from region r where r.code = nullif(current_setting('app.region', true), ''))));
create policy worker on ledger_line to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller = nullif(current_setting('app.tenant', true), ''));
grant select on ledger_line to ${api};
grant select, insert on ledger_line to ${worker};

alter table ledger_posting enable row level security;
alter table ledger_posting force row level security;
create policy owner on ledger_posting to ${owner} using (true);
create policy api_of_visible_line on ledger_posting for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or exists (select from ledger_line where ledger_line.posting_id = ledger_posting.id));
create policy worker on ledger_posting to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or seller = nullif(current_setting('app.tenant', true), ''));
grant select on ledger_posting to ${api};
grant select, insert on ledger_posting to ${worker};

create function ledger_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % of % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on ledger_posting for each row execute function ledger_append_only();
create trigger append_only before update or delete on ledger_line for each row execute function ledger_append_only();
create trigger no_truncate before truncate on ledger_posting execute function ledger_append_only();
create trigger no_truncate before truncate on ledger_line execute function ledger_append_only();

-- Looks with the owner's eyes: a line that the writer's policy hides counts as well.
create function ledger_balanced() returns trigger language plpgsql security definer set search_path = hub as $$
begin
  if exists (
      select from ledger_line where posting_id = new.posting_id group by currency having sum(amount) <> 0) then
    raise exception 'posting % does not sum to zero', new.posting_id using errcode = 'check_violation';
  end if;
  if exists (
      select from ledger_posting p where p.id = new.posting_id
      and (p.region <> new.region or p.seller is distinct from new.seller)) then
    raise exception 'a line of posting % belongs to somebody else', new.posting_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
revoke execute on function ledger_balanced from public;
create constraint trigger balanced after insert on ledger_line deferrable initially deferred
  for each row execute function ledger_balanced();
