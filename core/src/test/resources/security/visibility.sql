-- The world that visibility.csv is about; put in once, in one transaction.
insert into region (code, name, distributor, currency, locale, time_zone) values
  ('VA', 'VA', null, 'EUR', 'de-DE', 'Europe/Berlin'), ('VB', 'VB', null, 'INR', 'hi-IN', 'Asia/Kolkata');
insert into person (clerk_user_id, type, region, version, created_at, updated_at)
select 'user_' || who, 'B2C', upper(right(who, 2)), 0, now(), now()
from unnest(array['one_va', 'two_va', 'dist_va', 'former_va', 'member_va', 'other_va', 'one_vb', 'dist_vb', 'member_vb']) who;
insert into membership (clerk_user_id, region, stage, since)
select clerk_user_id, region, 'REGENERATIONSMEDIZIN_OS', now() from person where clerk_user_id ~ '^user_(one|two|member|other)_v[ab]$';
insert into tenant (id, clerk_org_id, slug, name, region, status, certified_until, created_at)
select 'tenant_' || who, 'org_' || who, who, who, upper(right(who, 2)), 'ACTIVE', now(), now()
from unnest(array['one_va', 'two_va', 'one_vb']) who;
insert into tenant_member (tenant_id, clerk_user_id, role)
select id, replace(id, 'tenant_', 'user_'), 'admin' from tenant where region in ('VA', 'VB');
insert into distributor (id, name, region)
select who, who, upper(right(who, 2)) from unnest(array['dist_va', 'former_va', 'dist_vb']) who;
insert into distributor_person (distributor, clerk_user_id)
select id, 'user_' || id from distributor where region in ('VA', 'VB');

insert into offer (id, region, seller_tenant_id, kind, level, title, time_zone, starts_at, ends_at, price_amount, price_currency,
                   capacity, cancellation_policy, status, created_at)
select replace(t.id, 'tenant_', 'offer_'), t.region, t.id, 'EVENT', 'BASIC', 'V', 'Europe/Berlin', now(), now(), 100, r.currency, 1,
       ';0', 'PUBLISHED', now()
from tenant t join region r on r.code = t.region where t.region in ('VA', 'VB');
insert into offer_session (offer_id, starts_at, ends_at) select id, now(), now() from offer where region in ('VA', 'VB');
insert into booking (id, number, region, offer_id, seller_tenant_id, buyer, price_amount, price_currency, cancellation_policy, status,
                     hold_expires_at, created_at, version)
select replace(o.id, 'offer_', 'booking_'), 'V-' || o.id, o.region, o.id, o.seller_tenant_id, b.buyer, 100, o.price_currency, ';0',
       'HELD', now(), now(), 0
from offer o join (values ('offer_one_va', 'user_member_va'), ('offer_two_va', 'user_other_va'), ('offer_one_vb', 'user_member_vb'))
  b (offer, buyer) on b.offer = o.id;
insert into booking_event (booking_id, at, event) select id, now(), 'HELD' from booking where region in ('VA', 'VB');
insert into seat (offer_id, seat_no, booking_id) select offer_id, 1, id from booking where region in ('VA', 'VB');
insert into notification (id, region, template, booking_id, recipient, created_at)
select 'notification_' || id, region, 'booking-confirmed', id, buyer, now() from booking where region in ('VA', 'VB');
insert into offer_cancellation (offer_id, region, seller_tenant_id, reason, requested_at)
select id, region, seller_tenant_id, 'OTHER', now() from offer where region in ('VA', 'VB');
insert into offer_cancellation_result (offer_id, booking_id, result, recorded_at)
select offer_id, id, 'OPEN', now() from booking where region in ('VA', 'VB');
insert into dispute (id, region, seller_tenant_id, booking_id, payment_id, amount, fee, currency, status, opened_at)
select 'dispute_' || id, region, seller_tenant_id, id, 'pay_' || id, 100, 0, price_currency, 'OPEN', now()
from booking where region in ('VA', 'VB');

insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount, currency,
                     status, version, created_at)
select 'pay_' || id, 'BOOKING', id, 1, region, seller_tenant_id, buyer, 'EVENT', number, 100, price_currency, 'CAPTURED', 1, now()
from booking where region in ('VA', 'VB');
insert into refund (refund_id, payment_id, attempt, amount, reason, status, created_at)
select 'refund_' || payment_id, payment_id, 1, 100, 'BUYER_CANCELLED', 'SUCCEEDED', now() from payment where region in ('VA', 'VB');
insert into fulfilment (booking_id) select id from booking where region in ('VA', 'VB');
insert into process_claim (kind, business_id, process_instance_key, region, claimed_at)
select 'BOOKING', id, 1, region, now() from booking where region in ('VA', 'VB');
insert into overdue_task (process_instance_key, element, role, region, due_since, told_at)
select -1, 'Visibility_' || code, 'FINANCE', code, now(), now() from region where code in ('VA', 'VB');

insert into split_rule (id, region, kind, valid_from, platform_fee_bps, provider_fee_bps, provider_fee_fixed, provider_fee_bearer)
select 'V-' || code, code, 'EVENT', now(), 1000, 150, 25, 'TENANT' from region where code in ('VA', 'VB');
insert into payout_terms (region, valid_from, minimum, four_eyes_from, bank_quiet_days, currency)
select code, now(), 0, 0, 0, currency from region where code in ('VA', 'VB');
insert into distributor_contract (id, region, distributor, valid_from, valid_until, share_bps)
select 'V-' || id, region, id, case when id = 'former_va' then now() - interval '2 days' else now() end,
       case when id = 'former_va' then now() - interval '1 day' end, 2000
from distributor where region in ('VA', 'VB');

create temporary table sale on commit drop as
select b.id as booking, b.region, b.seller_tenant_id as seller, d.distributor, b.price_currency as currency
from booking b join (values ('booking_one_va', 'dist_va'), ('booking_two_va', 'former_va'), ('booking_one_vb', 'dist_vb'))
  d (booking, distributor) on d.booking = b.id;
insert into ledger_posting (key, type, region, seller, booking_id, content, occurred_at, posted_at)
select 'release:' || booking, 'RELEASE', region, seller, booking, '', now(), now() from sale;
insert into ledger_line (posting_id, line_no, region, seller, account, holder, state, kind, amount, currency)
select p.id, l.no, s.region, s.seller, l.account,
       case l.account when 'TENANT' then s.seller when 'DISTRIBUTOR' then s.distributor end,
       case when l.account <> 'CLEARING' then 'PAYABLE' end, 'GROSS', l.amount, s.currency
from sale s join ledger_posting p on p.key = 'release:' || s.booking,
  (values (1, 'CLEARING', -100), (2, 'TENANT', 80), (3, 'DISTRIBUTOR', 20)) l (no, account, amount);
insert into payout_run (id, number, region, cutoff, dry_run, status, started_by, created_at)
select 'run_' || code, 'V-' || code, code, now(), false, 'DONE', 'user_fin1', now() from region where code in ('VA', 'VB');
insert into payout (id, run_id, region, beneficiary_type, beneficiary_id, amount, currency, lines, dry_run, status, reserved_at,
                    created_at)
select 'payout_' || l.holder, 'run_' || l.region, l.region, l.account, l.holder, l.amount, l.currency, 1, false, 'PAID', now(), now()
from ledger_line l where l.holder is not null and l.region in ('VA', 'VB');
insert into payout_line (payout_id, posting_id, region, beneficiary_type, beneficiary_id, booking_id, kind, amount, currency, active)
select 'payout_' || holder, posting_id, region, account, holder, 'b', 'RELEASE', amount, currency, true
from ledger_line where holder is not null and region in ('VA', 'VB');
insert into payout_statement (payout_id, region, beneficiary_type, beneficiary_id, year, sequence, number, issued_at, pdf, csv)
select id, region, beneficiary_type, beneficiary_id, 2026, 1, 'V', now(), '', '' from payout where region in ('VA', 'VB');
insert into payout_statement_counter (beneficiary_type, beneficiary_id, region, year, last)
select beneficiary_type, beneficiary_id, region, 2026, 1 from payout where region in ('VA', 'VB');
insert into payout_pause (beneficiary_type, beneficiary_id, region, paused_by, paused, changed_by, changed_at)
select beneficiary_type, beneficiary_id, region, 'FINANCE', true, 'user_fin1', now() from payout where region in ('VA', 'VB');

insert into inbox (source, message_id, payload, received_at, next_attempt_at, handled_at)
select 'visibility', code, '', now(), now(), now() from region where code in ('VA', 'VB');
insert into outbox (channel, key, message_id, payload, created_at, next_attempt_at, sent_at)
select 'visibility', code, code, '', now(), now(), now() from region where code in ('VA', 'VB');
insert into handled_task (task_id, handled_at) select 'visibility' || code, now() from region where code in ('VA', 'VB');
insert into idempotency (caller, key, tenant, person, request_hash, created_at) values
  ('user_one_va', 'keyVA', 'tenant_one_va', 'user_one_va', '', now()), ('user_two_va', 'keyVA', 'tenant_two_va', 'user_two_va', '', now()),
  ('user_member_va', 'keyVA', '', 'user_member_va', '', now()), ('user_other_va', 'keyVA', '', 'user_other_va', '', now()),
  ('user_one_vb', 'keyVB', 'tenant_one_vb', 'user_one_vb', '', now());
