-- A message is about a subject of any kind. A row from before is about its booking; booking_id is dropped in a later release.
-- sent_at says since when a message is over, outcome how it ended (null in rows from before: it was sent, or had nobody to go to).
alter table notification
  add column subject_type text,
  add column subject_id text,
  add column outcome text check (outcome in ('SENT', 'REFUSED', 'NO_ADDRESS')),
  add check ((subject_type is null) = (subject_id is null)),
  add check (subject_id is not null or booking_id is not null),
  alter column booking_id drop not null,
  -- A distributor need not be a person here.
  drop constraint notification_recipient_fkey;

alter table offer
  add column place text,
  -- For people with a confirmed booking only.
  add column online_url text,
  add check (place is null or online_url is null);
