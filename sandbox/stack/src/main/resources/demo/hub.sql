-- The hub's demo rows: regions, persons, memberships, tenants, offers, seats. Run by hub_owner in one transaction after
-- the hub has migrated its schema, and run again when an earlier run was cut short: write each row so that it may be there.
-- current_setting('mojo.started_at')::timestamptz is the stack's time of this run.
select 1;
