-- Who sees an offer sees its sessions, but only its seller adds one.
drop policy of_visible_offer on offer_session;
create policy of_visible_offer on offer_session for select to ${api}, ${worker}
  using (exists (select from offer where offer.id = offer_id));
create policy of_own_offer on offer_session for insert to ${api}
  with check (exists (
    select from offer
    where offer.id = offer_id and offer.seller_tenant_id = nullif(current_setting('app.tenant', true), '')));
