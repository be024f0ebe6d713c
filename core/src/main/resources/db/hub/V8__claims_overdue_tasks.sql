-- Which process instance has taken which business row for its own; kind is what the instance does for the row.
create table process_claim (
  kind                 text        not null,
  business_id          text        not null,
  process_instance_key bigint      not null,
  region               text        not null references region,
  claimed_at           timestamptz not null,
  primary key (kind, business_id)
);
create index process_claim_by_instance on process_claim (process_instance_key);

-- What running instances had taken before there was this table. The columns they stand in are read no more.
insert into process_claim (kind, business_id, process_instance_key, region, claimed_at)
  select 'BOOKING', id, process_instance_key, region, created_at
    from booking where process_instance_key is not null
  union all
  select 'FULFILMENT', id, fulfilment_instance_key, region, created_at
    from booking where fulfilment_instance_key is not null
  union all
  select 'DISPUTE', id, process_instance_key, region, opened_at
    from dispute where process_instance_key is not null
  union all
  select 'OFFER_CANCELLATION', offer_id, process_instance_key, region, requested_at
    from offer_cancellation where process_instance_key is not null
  union all
  select 'PAYOUT_RUN', id, process_instance_key, region, created_at
    from payout_run where process_instance_key is not null;

alter table process_claim enable row level security;
alter table process_claim force row level security;
create policy owner on process_claim to ${owner} using (true);
create policy api on process_claim for select to ${api} using (
  current_setting('app.level', true) in ('PLATFORM', 'OPS'));
create policy worker on process_claim to ${worker} using (region = nullif(current_setting('app.region', true), ''));
grant select on process_claim to ${api};
grant select, insert, delete on process_claim to ${worker};

-- Tasks of the staff that nobody has done in time; the process tells of each again every day, as long as it is open.
create table overdue_task (
  process_instance_key bigint      not null,
  element              text        not null,
  role                 text        not null,
  region               text,
  business_number      text,
  due_since            timestamptz not null,
  told_at              timestamptz not null,
  primary key (process_instance_key, element)
);
comment on column overdue_task.region is 'null where the task is to name it';
create index overdue_task_told on overdue_task (told_at);
alter table overdue_task enable row level security;
alter table overdue_task force row level security;
create policy owner on overdue_task to ${owner} using (true);
create policy api on overdue_task for select to ${api} using (
  current_setting('app.level', true) in ('PLATFORM', 'OPS'));
-- Ids and codes only; the metric counts those of all regions.
create policy worker on overdue_task to ${worker} using (true);
grant select on overdue_task to ${api};
grant select, insert, update, delete on overdue_task to ${worker};
