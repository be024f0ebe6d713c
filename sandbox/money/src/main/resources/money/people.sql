-- Ten load members live in India, and Eva may sell: the demo data alone has one buyer there and two sellers.
update person set region = 'INDIEN', locale = 'en-IN' where clerk_user_id between 'user_load_0901' and 'user_load_0910';
update membership set region = 'INDIEN' where clerk_user_id between 'user_load_0901' and 'user_load_0910';
update tenant set certified_until = created_at + interval '2 years' where id = 'tenant_eva';
