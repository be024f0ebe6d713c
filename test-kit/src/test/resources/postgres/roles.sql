-- The smallest database that TestDatabase can make here; production's roles lie in the chassis.
create schema if not exists things;
