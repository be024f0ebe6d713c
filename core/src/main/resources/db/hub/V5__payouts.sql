-- Which completed task of the task list has had its effect, and in which visit of the step that read it.
create table handled_task (
  task_id    text primary key,
  visit      bigint,
  handled_at timestamptz not null
);
grant select, insert on handled_task to ${worker};
