-- Roles and schemas of one database, run by a superuser as often as wanted. Passwords are set elsewhere.
-- <app>_owner owns the schema and migrates it; <app>_login connects and, having NOINHERIT, may do nothing until its
-- transaction takes the role <app>_api (scope from the caller's token) or <app>_worker (scope from the entity it handles).
do $$
declare
  app text;
begin
  foreach app in array array ['hub', 'kontakte', 'payments'] loop
    if not exists (select from pg_roles where rolname = app || '_owner') then
      execute format('create role %I login', app || '_owner');
      execute format('create role %I login noinherit nobypassrls', app || '_login');
      execute format('create role %I nologin nobypassrls', app || '_api');
      execute format('create role %I nologin nobypassrls', app || '_worker');
      execute format('grant %I, %I to %I', app || '_api', app || '_worker', app || '_login');
      execute format('alter role %I set search_path = %I', app || '_owner', app);
      execute format('alter role %I set search_path = %I', app || '_login', app);
    end if;
    execute format('create schema if not exists %I authorization %I', app, app || '_owner');
    execute format('grant usage on schema %I to %I, %I', app, app || '_api', app || '_worker');
  end loop;
end
$$;
