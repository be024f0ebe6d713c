-- Who sees what: docs/adr/0019-scope-levels.md. app.level is the caller's one level. For staff app.region is the region that
-- they serve, empty for all; for everybody else it is their own.

create function staff(region text, variadic levels text[]) returns boolean language sql stable
  return current_setting('app.level', true) = any (levels)
    and coalesce(region = nullif(current_setting('app.region', true), ''), true);

create function public_in(region text) returns boolean language sql stable
  return current_setting('app.level', true) in ('PERSON', 'TENANT', 'DISTRIBUTOR')
    and region = nullif(current_setting('app.region', true), '');

-- A distributor is a company with people. Before, it was one person's Clerk user id: such a distributor keeps this id, so that
-- ledger, payouts and the provider's account stay its own.
create table distributor (
  id     text primary key,
  name   text not null,
  region text not null references region
);
alter table distributor enable row level security;
alter table distributor force row level security;
create policy owner on distributor to ${owner} using (true);

create table distributor_person (
  distributor   text not null references distributor,
  clerk_user_id text not null,
  primary key (distributor, clerk_user_id)
);
create index distributor_person_by_person on distributor_person (clerk_user_id);
alter table distributor_person enable row level security;
alter table distributor_person force row level security;
create policy owner on distributor_person to ${owner} using (true);

insert into distributor
select distinct on (known.id) known.id, 'Distributor ' || region.name, region.code
from (select distributor as id, code from region where distributor is not null
      union all select distributor, region from distributor_contract
      union all select holder, region from ledger_line where account = 'DISTRIBUTOR') known (id, code)
join region using (code)
order by known.id, region.code;
insert into distributor_person select id, id from distributor;
alter table distributor_contract add foreign key (distributor) references distributor;
comment on column region.distributor is 'no longer read: distributor_contract says who is under contract';

-- Whose people the caller is among, whoever is under contract now.
create function my_distributors() returns setof text language sql stable set search_path = hub as $$
  select distributor from distributor_person
  where clerk_user_id = current_setting('app.user', true) and current_setting('app.level', true) = 'DISTRIBUTOR'
$$;

create policy api on distributor for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE') or id in (select my_distributors()));
-- Names no person; jobs write it on statements.
create policy worker on distributor for select to ${worker} using (true);
grant select on distributor to ${api}, ${worker};

create policy api on distributor_person for select to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or (current_setting('app.level', true) in ('PLATFORM', 'PRIVACY')
      and exists (select from person p where p.clerk_user_id = distributor_person.clerk_user_id)));
create policy worker on distributor_person for select to ${worker} using (exists (
  select from distributor d where d.id = distributor and d.region = nullif(current_setting('app.region', true), '')));
grant select on distributor_person to ${api}, ${worker};

-- Persons.
drop policy api on person;
create policy api_reads on person for select to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or staff(region, 'PLATFORM', 'PRIVACY')
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create policy api_adds on person for insert to ${api}
  with check (clerk_user_id = nullif(current_setting('app.user', true), ''));
create policy api_changes on person for update to ${api}
  using (clerk_user_id = nullif(current_setting('app.user', true), ''));

drop policy api on membership;
create policy api on membership for select to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '') or staff(region, 'PRIVACY'));

drop policy api on tenant_member;
create policy api on tenant_member for select to ${api} using (
  clerk_user_id = nullif(current_setting('app.user', true), '')
  or tenant_id = nullif(current_setting('app.tenant', true), '')
  or (current_setting('app.level', true) = 'PRIVACY'
      and exists (select from person p where p.clerk_user_id = tenant_member.clerk_user_id)));

-- A tenant's own row is its own; what everybody of the region may know of it stands in the view, which reads with the owner's
-- eyes and therefore says itself who sees which rows.
drop policy api on tenant;
create policy api on tenant for select to ${api} using (
  id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE')
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
create view tenant_public with (security_barrier) as
  select id, slug, name, region, certified_until from tenant
  where public_in(region) or staff(region, 'PLATFORM', 'FINANCE', 'CERTIFIER', 'PRIVACY', 'OPS');
grant select on tenant_public to ${api};

-- The catalogue: members of the staff are members too.
drop policy api_reads on offer;
create policy api_reads on offer for select to ${api} using (
  public_in(region)
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE', 'CERTIFIER', 'PRIVACY', 'OPS'));
drop policy api_changes on offer;
create policy api_changes on offer for update to ${api} using (
  seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE'));

-- Bookings.
drop policy api_reads on booking;
create policy api_reads on booking for select to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE')
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
drop policy api_changes on booking;
create policy api_changes on booking for update to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE'));

drop policy api on offer_cancellation;
create policy api on offer_cancellation to ${api} using (
  seller_tenant_id = nullif(current_setting('app.tenant', true), '') or staff(region, 'PLATFORM', 'FINANCE'));

create policy api on dispute for select to ${api} using (staff(region, 'PLATFORM', 'FINANCE'));
grant select on dispute to ${api};

-- Terms.
drop policy api on split_rule;
create policy api on split_rule for select to ${api} using (public_in(region) or staff(region, 'PLATFORM', 'FINANCE'));

drop policy api on payout_terms;
create policy api on payout_terms for select to ${api} using (public_in(region) or staff(region, 'PLATFORM', 'FINANCE'));

drop policy api on distributor_contract;
create policy api on distributor_contract for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE') or distributor in (select my_distributors()));

-- Ledger.
drop policy api on ledger_line;
create policy api on ledger_line for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or (account = 'TENANT' and holder = nullif(current_setting('app.tenant', true), ''))
  or (account = 'DISTRIBUTOR' and holder in (select my_distributors())));

drop policy api_of_visible_line on ledger_posting;
create policy api_of_visible_line on ledger_posting for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or exists (select from ledger_line where ledger_line.posting_id = ledger_posting.id));

-- Payouts.
drop policy api on payout_run;
create policy api on payout_run to ${api} using (staff(region, 'PLATFORM', 'FINANCE'));

drop policy api on payout;
create policy api on payout for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or (not dry_run and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (not dry_run and beneficiary_type = 'DISTRIBUTOR' and beneficiary_id in (select my_distributors())));

drop policy api on payout_line;
create policy api on payout_line for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (beneficiary_type = 'DISTRIBUTOR' and beneficiary_id in (select my_distributors())));

drop policy api on payout_statement;
create policy api on payout_statement for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), ''))
  or (beneficiary_type = 'DISTRIBUTOR' and beneficiary_id in (select my_distributors())));

drop policy api_reads on payout_pause;
create policy api_reads on payout_pause for select to ${api} using (
  staff(region, 'PLATFORM', 'FINANCE')
  or (beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));
drop policy api_adds on payout_pause;
create policy api_adds on payout_pause for insert to ${api} with check (
  (staff(region, 'PLATFORM', 'FINANCE') and paused_by = 'FINANCE')
  or (current_setting('app.level', true) = 'TENANT' and paused_by = 'TENANT'
      and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));
drop policy api_changes on payout_pause;
create policy api_changes on payout_pause for update to ${api} using (
  (staff(region, 'PLATFORM', 'FINANCE') and paused_by = 'FINANCE')
  or (current_setting('app.level', true) = 'TENANT' and paused_by = 'TENANT'
      and beneficiary_type = 'TENANT' and beneficiary_id = nullif(current_setting('app.tenant', true), '')));

-- Payments, and what ops look at.
drop policy api on payment;
create policy api on payment for select to ${api} using (
  buyer = nullif(current_setting('app.user', true), '')
  or seller_tenant_id = nullif(current_setting('app.tenant', true), '')
  or staff(region, 'PLATFORM', 'FINANCE')
  or (current_setting('app.level', true) = 'DISTRIBUTOR' and region = nullif(current_setting('app.region', true), '')));
drop policy api on process_claim;
create policy api on process_claim for select to ${api} using (staff(region, 'PLATFORM', 'OPS'));
drop policy api on overdue_task;
create policy api on overdue_task for select to ${api} using (staff(region, 'PLATFORM', 'OPS'));
