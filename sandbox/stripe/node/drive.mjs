// Drives the Stripe simulator with Stripe's own, unmodified Node library and fails loudly where it
// does not behave as Stripe does.
//
//   STRIPE_URL=http://localhost:8093 STRIPE_KEY=sk_test_mojo node drive.mjs

import assert from "node:assert/strict";
import Stripe from "stripe";

const url = new URL(process.env.STRIPE_URL ?? "http://localhost:8093");
const stripe = new Stripe(process.env.STRIPE_KEY ?? "sk_test_mojo", {
  protocol: url.protocol.replace(":", ""),
  host: url.hostname,
  port: url.port,
  maxNetworkRetries: 0,
  telemetry: false,
});

const checks = [];
const check = (name, run) => checks.push({ name, run });
const sandbox = async (path, body) => {
  const response = await fetch(new URL(path, url), { method: "POST", body: JSON.stringify(body ?? {}) });
  return { status: response.status, body: await response.json() };
};
const openSession = (options) =>
  stripe.checkout.sessions.create(
    {
      mode: "payment",
      success_url: "http://localhost:8090/danke?session={CHECKOUT_SESSION_ID}",
      metadata: { booking: "booking_1" },
      payment_intent_data: { transfer_group: "booking_1", metadata: { booking: "booking_1" } },
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "eur", unit_amount: 10000, product_data: { name: "B-2026-000001" } },
        },
      ],
    },
    options,
  );
const pay = (session, card) => sandbox(`/_sandbox/checkout/${session.id}/pay`, { card });

check("a session is paid and the fee is booked", async () => {
  const open = await openSession();
  assert.equal(open.payment_intent, null);
  assert.equal((await pay(open, "ok")).status, 200);
  const paid = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
  });
  assert.equal(paid.payment_status, "paid");
  assert.equal(paid.payment_intent.status, "succeeded");
  assert.equal(paid.payment_intent.latest_charge.balance_transaction.fee, 175);
  assert.equal(paid.line_items.data[0].amount_total, 10000);
});

check("a declined card leaves the session open", async () => {
  const open = await openSession();
  const declined = await pay(open, "declined");
  assert.equal(declined.status, 402);
  const session = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent"] });
  assert.equal(session.status, "open");
  assert.equal(session.payment_intent.last_payment_error.decline_code, "generic_decline");
});

check("an open session expires, a complete one does not", async () => {
  const open = await openSession();
  assert.equal((await stripe.checkout.sessions.expire(open.id)).status, "expired");
  const paid = await openSession();
  await pay(paid, "ok");
  await assert.rejects(stripe.checkout.sessions.expire(paid.id), Stripe.errors.StripeInvalidRequestError);
});

check("refunds in parts, never more than was paid", async () => {
  const open = await openSession();
  await pay(open, "ok");
  const { payment_intent } = await stripe.checkout.sessions.retrieve(open.id);
  await stripe.refunds.create({ payment_intent, amount: 4000 });
  await stripe.refunds.create({ payment_intent });
  await assert.rejects(stripe.refunds.create({ payment_intent }), { code: "charge_already_refunded" });
  const refunds = await stripe.refunds.list({ payment_intent });
  assert.deepEqual(refunds.data.map((refund) => refund.amount), [6000, 4000]);
});

check("the card on a customer's file is charged, a bad one is a card error", async () => {
  const customer = await stripe.customers.create({ payment_method: "pm_card_visa" });
  const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data;
  const charge = { amount: 2900, currency: "eur", customer: customer.id, confirm: true, off_session: true };
  const intent = await stripe.paymentIntents.create({ ...charge, payment_method: card.id });
  assert.equal(intent.status, "succeeded");
  await assert.rejects(
    stripe.paymentIntents.create({ ...charge, payment_method: "pm_card_chargeDeclined" }),
    Stripe.errors.StripeCardError,
  );
});

check("an idempotency key replays, and refuses other parameters", async () => {
  const idempotencyKey = `drive_${Date.now()}`;
  const first = await openSession({ idempotencyKey });
  const second = await openSession({ idempotencyKey });
  assert.equal(second.id, first.id);
  assert.equal(second.lastResponse.headers["idempotent-replayed"], "true");
  await assert.rejects(
    stripe.paymentIntents.create({ amount: 100, currency: "eur" }, { idempotencyKey }),
    Stripe.errors.StripeIdempotencyError,
  );
});

check("a connected account can charge at once", async () => {
  const account = await stripe.accounts.create({
    type: "express",
    country: "DE",
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  assert.equal(account.charges_enabled, true);
  const intent = await stripe.paymentIntents.create({
    amount: 100,
    currency: "eur",
    on_behalf_of: account.id,
    payment_method: "pm_card_visa",
    confirm: true,
  });
  assert.equal(intent.on_behalf_of, account.id);
});

check("money is transferred, taken back in part, and paid out", async () => {
  await pay(await openSession(), "ok");
  const account = await stripe.accounts.create({
    type: "express",
    country: "DE",
    capabilities: { transfers: { requested: true } },
  });
  const transfer = { currency: "eur", destination: account.id, transfer_group: `payout_${account.id}` };
  const sent = await stripe.transfers.create({ ...transfer, amount: 5000 });
  await stripe.transfers.createReversal(sent.id, { amount: 2000 });
  const found = await stripe.transfers.list({ transfer_group: transfer.transfer_group });
  assert.deepEqual(found.data.map((each) => [each.id, each.amount_reversed]), [[sent.id, 2000]]);
  const as = { stripeAccount: account.id };
  assert.equal((await stripe.balance.retrieve({}, as)).available[0].amount, 3000);
  await assert.rejects(stripe.transfers.create({ ...transfer, amount: 99999999 }), {
    code: "balance_insufficient",
  });
  const payout = await stripe.payouts.create({ amount: 3000, currency: "eur" }, as);
  assert.equal(payout.destination, account.external_accounts.data[0].id);
  await assert.rejects(stripe.transfers.createReversal(sent.id, { amount: 1 }), { code: "balance_insufficient" });
});

check("a dispute takes the money and a fee, and gives back what is won", async () => {
  const open = await openSession();
  await pay(open, "ok");
  const { payment_intent } = await stripe.checkout.sessions.retrieve(open.id);
  const before = (await stripe.balance.retrieve()).available[0].amount;
  assert.equal((await sandbox("/_sandbox/disputes", { paymentIntent: payment_intent })).status, 200);
  const [dispute] = (await stripe.disputes.list({ payment_intent })).data;
  await assert.rejects(stripe.refunds.create({ payment_intent }), { code: "charge_disputed" });
  const won = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: "winning_evidence" } });
  assert.equal(won.status, "won");
  const fee = dispute.balance_transactions[0].fee;
  assert.equal((await stripe.balance.retrieve()).available[0].amount, before - fee);
});

check("lists page by themselves", async () => {
  const ids = [];
  for await (const session of stripe.checkout.sessions.list({ limit: 2 })) {
    ids.push(session.id);
  }
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 4);
});

check("errors are of the library's own types", async () => {
  await assert.rejects(stripe.paymentIntents.retrieve("pi_none"), { code: "resource_missing", statusCode: 404 });
  await assert.rejects(stripe.paymentIntents.create({ amount: 100, currency: "eur", colour: "red" }), {
    code: "parameter_unknown",
    param: "colour",
  });
  const stranger = new Stripe("sk_test_stranger", { protocol: "http", host: url.hostname, port: url.port });
  await assert.rejects(stranger.balance.retrieve(), Stripe.errors.StripeAuthenticationError);
});

check("events tell what happened", async () => {
  const events = await stripe.events.list({ type: "checkout.session.completed" });
  assert.ok(events.data.every((event) => event.data.object.status === "complete"));
  assert.ok(events.data.length > 0);
});

let failed = 0;
for (const { name, run } of checks) {
  try {
    await run();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${error.message}`);
  }
}
console.log(`${checks.length - failed} of ${checks.length} checks passed with stripe-node ${Stripe.PACKAGE_VERSION}`);
process.exit(failed === 0 ? 0 : 1);
