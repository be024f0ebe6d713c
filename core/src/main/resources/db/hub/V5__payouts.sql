-- Which completed task of the task list has had its effect, and in which visit of the step that read it.
create table handled_task (
  task_id    text primary key,
  visit      bigint,
  handled_at timestamptz not null
);
grant select, insert on handled_task to ${worker};

-- How a region pays out, from a date on. Amounts are minor units of the currency.
create table payout_terms (
  region          text        not null references region,
  valid_from      timestamptz not null,
  hold_days       integer check (hold_days >= 0),
  minimum         bigint      not null check (minimum >= 0),
  four_eyes_from  bigint      not null check (four_eyes_from >= 0),
  bank_quiet_days integer     not null check (bank_quiet_days >= 0),
  currency        char(3)     not null,
  primary key (region, valid_from)
);
alter table payout_terms enable row level security;
alter table payout_terms force row level security;
create policy owner on payout_terms to ${owner} using (true);
create policy api on payout_terms for select to ${api} using (
  region = nullif(current_setting('app.region', true), '')
  or current_setting('app.level', true) = 'PLATFORM');
-- Jobs in a tenant's scope need their region's terms too.
create policy worker on payout_terms for select to ${worker} using (true);
grant select on payout_terms to ${api}, ${worker};

create table payout_run (
  id                   text primary key,
  number               text        not null unique,
  region               text        not null references region,
  cutoff               timestamptz not null,
  dry_run              boolean     not null,
  status               text        not null check (
    status in ('COLLECTING', 'PREVIEW', 'AWAITING_APPROVAL', 'PAYING', 'DONE', 'REJECTED')),
  started_by           text        not null,
  process_instance_key bigint unique,
  approval_required    boolean     not null default false,
  decision             text check (decision in ('APPROVE', 'REJECT')),
  decided_by           text,
  decided_at           timestamptz,
  payouts              bigint,
  amount               bigint,
  lines                bigint,
  currency             char(3),
  created_at           timestamptz not null,
  check ((decision is null) = (decided_by is null)),
  check (decided_by <> started_by)
);
alter table payout_run enable row level security;
alter table payout_run force row level security;
create policy owner on payout_run to ${owner} using (true);
create policy api on payout_run to ${api} using (current_setting('app.level', true) = 'PLATFORM');
create policy worker on payout_run to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select, insert on payout_run to ${api};
grant update (decision, decided_by, decided_at) on payout_run to ${api};
grant select, insert, update on payout_run to ${worker};

-- What one run pays, or would pay, to one beneficiary. A dry run's payouts are for whoever runs it only.
create table payout (
  id                 text primary key,
  run_id             text        not null references payout_run,
  region             text        not null references region,
  beneficiary_type   text        not null check (beneficiary_type in ('TENANT', 'DISTRIBUTOR')),
  beneficiary_id     text        not null,
  amount             bigint      not null,
  currency           char(3)     not null,
  lines              bigint      not null,
  dry_run            boolean     not null,
  status             text        not null check (status in ('PENDING', 'UNKNOWN', 'PAID', 'SKIPPED', 'FAILED')),
  reason             text,
  reserved_at        timestamptz,
  ended_at           timestamptz,
  provider_reference text,
  created_at         timestamptz not null,
  unique (run_id, beneficiary_type, beneficiary_id),
  check ((status in ('SKIPPED', 'FAILED')) = (reason is not null)),
  check (status in ('PENDING', 'SKIPPED') or reserved_at is not null)
);
create index payout_by_run on payout (run_id, amount desc, id);
create index payout_by_beneficiary on payout (beneficiary_id, created_at desc, id desc);
create index payout_by_time on payout (created_at desc, id desc);
alter table payout enable row level security;
alter table payout force row level security;
create policy owner on payout to ${owner} using (true);
create policy api on payout for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (not dry_run and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (not dry_run and beneficiary_type = 'DISTRIBUTOR' and current_setting('app.level', true) = 'DISTRIBUTOR'
      and region = nullif(current_setting('app.region', true), '')
      and beneficiary_id = (select r.distributor from region r where r.code = nullif(current_setting('app.region', true), ''))));
-- What the provider tells names the payee, a tenant or a distributor, as app.tenant.
create policy worker on payout to ${worker} using (
  region = nullif(current_setting('app.region', true), '')
  or beneficiary_id = nullif(current_setting('app.tenant', true), ''));
grant select on payout to ${api};
grant select, insert, update on payout to ${worker};

-- What a posting made payable to a beneficiary, netted, and the payout it goes into. An active line is in no other payout:
-- it stays so for ever once paid, and is free again when its payout was skipped, failed or rejected.
create table payout_line (
  payout_id        text    not null references payout,
  posting_id       bigint  not null references ledger_posting,
  region           text    not null,
  beneficiary_type text    not null,
  beneficiary_id   text    not null,
  booking_id       text,
  kind             text    not null,
  amount           bigint  not null check (amount <> 0),
  currency         char(3) not null,
  active           boolean not null,
  primary key (payout_id, posting_id)
);
create unique index payout_line_once on payout_line (posting_id, beneficiary_type, beneficiary_id, currency) where active;
alter table payout_line enable row level security;
alter table payout_line force row level security;
create policy owner on payout_line to ${owner} using (true);
create policy api on payout_line for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (beneficiary_type = 'DISTRIBUTOR' and current_setting('app.level', true) = 'DISTRIBUTOR'
      and region = nullif(current_setting('app.region', true), '')
      and beneficiary_id = (select r.distributor from region r where r.code = nullif(current_setting('app.region', true), ''))));
create policy worker on payout_line to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select on payout_line to ${api};
grant select, insert, update on payout_line to ${worker};
-- A run looks at what is payable only.
create index ledger_line_payable on ledger_line (region, currency, posting_id) where state = 'PAYABLE';

-- Who wants a beneficiary's payouts to wait: the beneficiary or finance, each for itself.
create table payout_pause (
  beneficiary_type text        not null check (beneficiary_type in ('TENANT', 'DISTRIBUTOR')),
  beneficiary_id   text        not null,
  region           text        not null references region,
  paused_by        text        not null check (paused_by in ('TENANT', 'FINANCE')),
  paused           boolean     not null,
  changed_by       text        not null,
  changed_at       timestamptz not null,
  primary key (beneficiary_type, beneficiary_id, paused_by)
);
alter table payout_pause enable row level security;
alter table payout_pause force row level security;
create policy owner on payout_pause to ${owner} using (true);
create policy api_reads on payout_pause for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));
create policy api_adds on payout_pause for insert to ${api} with check (
  (current_setting('app.level', true) = 'PLATFORM' and paused_by = 'FINANCE')
  or (current_setting('app.level', true) = 'TENANT' and paused_by = 'TENANT'
      and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));
create policy api_changes on payout_pause for update to ${api} using (
  (current_setting('app.level', true) = 'PLATFORM' and paused_by = 'FINANCE')
  or (current_setting('app.level', true) = 'TENANT' and paused_by = 'TENANT'
      and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));
create policy worker on payout_pause for select to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select, insert, update on payout_pause to ${api};
grant select on payout_pause to ${worker};

-- Numbers without gaps: the last one given to a payee in a year, locked by the transaction that gives the next.
create table payout_statement_counter (
  beneficiary_type text    not null,
  beneficiary_id   text    not null,
  region           text    not null references region,
  year             integer not null,
  last             bigint  not null,
  primary key (beneficiary_type, beneficiary_id, year)
);
alter table payout_statement_counter enable row level security;
alter table payout_statement_counter force row level security;
create policy owner on payout_statement_counter to ${owner} using (true);
create policy worker on payout_statement_counter to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select, insert, update on payout_statement_counter to ${worker};

-- What a payee was told about a payout, as it was written then.
create table payout_statement (
  payout_id        text primary key references payout,
  region           text        not null references region,
  beneficiary_type text        not null,
  beneficiary_id   text        not null,
  year             integer     not null,
  sequence         bigint      not null,
  number           text        not null,
  issued_at        timestamptz not null,
  pdf              bytea       not null,
  csv              bytea       not null,
  unique (beneficiary_type, beneficiary_id, year, sequence)
);
alter table payout_statement enable row level security;
alter table payout_statement force row level security;
create policy owner on payout_statement to ${owner} using (true);
create policy api on payout_statement for select to ${api} using (
  current_setting('app.level', true) = 'PLATFORM'
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (beneficiary_type = 'DISTRIBUTOR' and current_setting('app.level', true) = 'DISTRIBUTOR'
      and region = nullif(current_setting('app.region', true), '')
      and beneficiary_id = (select r.distributor from region r where r.code = nullif(current_setting('app.region', true), ''))));
create policy worker on payout_statement to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select on payout_statement to ${api};
grant select, insert on payout_statement to ${worker};

-- Who gets the mail about a tenant's payout.
create policy worker on tenant_member for select to ${worker}
  using (exists (select from tenant where tenant.id = tenant_id));
grant select on tenant_member to ${worker};
