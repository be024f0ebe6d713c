-- What is paid for: a booking first, other things later. Each has payments that the caller numbers, one of them open at most.
alter table payment add column subject_type text;
alter table payment add column subject_id text;
alter table payment add column number integer not null default 1 check (number > 0);
alter table payment add column captures_at_once boolean not null default false;
comment on column payment.number is 'which payment of the subject';
comment on column payment.booking_id is 'the subject''s id where that is a booking';
comment on column payment.captures_at_once is 'whether Stripe is asked to capture at once, so that its fee is known with the money; a checkout must be asked for under its key as it was the first time';

alter table payment no force row level security;
update payment set subject_type = 'BOOKING', subject_id = booking_id;
alter table payment force row level security;

alter table payment alter column subject_type set not null;
alter table payment alter column subject_id set not null;
alter table payment alter column booking_id drop not null;
alter table payment add constraint payment_booking check (booking_id is not distinct from
  case subject_type when 'BOOKING' then subject_id end);
alter table payment add constraint payment_of_subject unique (subject_type, subject_id, number);
alter table payment drop constraint payment_booking_id_key;
create unique index payment_open on payment (subject_type, subject_id)
  where status in ('UNKNOWN', 'REQUIRES_PAYMENT', 'PROCESSING');

-- Both find the subject by their payment.
alter table dispute alter column booking_id drop not null;
alter table invoice alter column booking_id drop not null;
comment on column invoice.booking_number is 'the payment''s label: what the customer knows the sale by';

-- A refund made by hand at the provider has the provider's id.
alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check
  check (reason in ('LATE_PAYMENT', 'BUYER_CANCELLED', 'SELLER_CANCELLED', 'MADE_AT_PROVIDER'));
