-- Revenue of any kind: a split rule names a kind that code knows, and a posting what the revenue comes from.
alter table split_rule drop constraint split_rule_kind_check;
alter table split_rule add check (kind ~ '^[A-Z][A-Z0-9_]{0,39}$');

alter table ledger_posting
  add column source_type text,
  add column source_id   text,
  add check ((source_type is null) = (source_id is null));
alter table payout_line
  add column source_type text,
  add column source_id   text,
  add check ((source_type is null) = (source_id is null));

-- The one time that the ledger is written to after the fact: no amount, account or key changes, each posting says in new
-- words what it said in booking_id. Nobody writes booking_id any more.
alter table ledger_posting disable trigger append_only;
update ledger_posting set source_type = 'BOOKING', source_id = booking_id where booking_id is not null;
alter table ledger_posting enable trigger append_only;
update payout_line set source_type = 'BOOKING', source_id = booking_id where booking_id is not null;

-- Who takes in what happens to a payment may tell its buyer.
create policy worker_of_payment on notification to ${worker} using (exists (
  select from payment
  where payment.subject_type = notification.subject_type and payment.subject_id = notification.subject_id));

-- A dispute is about a payment, and that says what was sold.
alter table dispute alter column booking_id drop not null;

-- How far a confirmed booking is, in the hands of whoever delivers it. Its seller says who was there.
create table fulfilment (
  booking_id   text primary key references booking,
  delivered_at timestamptz,
  released_at  timestamptz
);
alter table fulfilment enable row level security;
alter table fulfilment force row level security;
create policy owner on fulfilment to ${owner} using (true);
create policy api_reads on fulfilment for select to ${api}
  using (exists (select from booking where booking.id = booking_id));
create policy api_of_seller on fulfilment to ${api} using (exists (
  select from booking
  where booking.id = booking_id and booking.seller_tenant_id = nullif(current_setting('app.tenant', true), '')));
create policy worker on fulfilment to ${worker} using (exists (select from booking where booking.id = booking_id));
grant select, insert, update on fulfilment to ${api}, ${worker};
insert into fulfilment (booking_id, delivered_at, released_at)
select id, delivered_at, released_at from booking where delivered_at is not null or released_at is not null;
