package de.mojoinstitut.hub.web;

import static de.mojoinstitut.testkit.negative.Sample.MARKER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.svix.Webhook;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.testkit.PersonToken;
import de.mojoinstitut.testkit.negative.Credential;
import de.mojoinstitut.testkit.negative.NegativeCases;
import de.mojoinstitut.testkit.negative.Request;
import de.mojoinstitut.testkit.negative.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation with everything that can be wrong with a request for it. A new operation wants a
 * sample here, and has its cases then.
 */
class NegativeCasesTest extends HubTest {

  private final Instant start =
      Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);

  private String buyer = "";

  @TestFactory
  Stream<DynamicNode> shouldRefuseWhatIsBad() throws Exception {
    buyer = rows.member();
    PayoutSamples payouts = new PayoutSamples(rows, TOKENS);
    return NegativeCases.of("hub", base(), stored())
        .sample("GET /api/me", by(() -> token(buyer)))
        .sample("PUT /api/me", region())
        .sample("GET /api/offers", offers())
        .sample("GET /api/offers/{id}", offer())
        .sample("POST /api/offers", draft(), draftOfSessions())
        .sample("GET /api/bookings", by(() -> token(buyer)).query("limit", "5"))
        .sample("GET /api/bookings/{id}", booking())
        .sample("GET /api/bookings/{id}/calendar.ics", calendar())
        .sample("POST /api/bookings", place())
        .sample("GET /api/bookings/{id}/cancellation-quote", quote())
        .sample("POST /api/bookings/{id}/cancellation", cancellation())
        .sample("POST /api/payout-runs", payouts.run())
        .sample("GET /api/payout-runs/{id}", payouts.runById())
        .sample("POST /api/payout-runs/{id}/approval", payouts.approval())
        .sample("GET /api/payouts", payouts.list())
        .sample("GET /api/payouts/{id}/statement.pdf", payouts.statement())
        .sample("GET /api/payouts/{id}/statement.csv", payouts.statement())
        .sample("PUT /api/payouts/pause", payouts.pause())
        .sample("GET /api/admin/ledger", payouts.ledger())
        .sample("POST /api/bookings/{id}/attendance", attendance())
        .sample("POST /api/offers/{id}/cancellation", offerCancellation())
        .sample("GET /api/offers/{id}/cancellation", offerCancelled())
        .sample("POST /webhooks/clerk", webhook())
        .nodes();
  }

  private static Sample by(Supplier<PersonToken> person) {
    return Sample.by(Credential.person(person))
        .refused(
            "a service's token",
            401,
            "UNAUTHENTICATED",
            it -> it.bearer(TOKENS.service("hub", "kontakte", "tenant_anna")));
  }

  private Sample region() {
    rows.run(
        """
        insert into person values ('user_negative', 'B2C', null, null, 0, now(), now()) on conflict do nothing""");
    return by(() -> token("user_negative"))
        .body("{'region': 'DACH'}")
        .otherwise("region", "US")
        .invalid("unknown region", "region", "UNKNOWN", body(it -> it.put("region", "MARS")))
        .refusedAndKept(
            "another region is chosen already",
            409,
            "WRONG_STATE",
            it -> it.change(body -> body.put("region", "US")).bearer(person(buyer)));
  }

  private Sample offers() {
    return by(() -> token(buyer))
        .query("kind", "EVENT")
        .query("from", "2026-01-01T00:00:00Z")
        .query("to", "2030-01-01T00:00:00Z")
        .query("limit", "5");
  }

  private Sample offer() {
    return by(() -> token(buyer))
        .variable("id", rows.event(3))
        .hidden("another region's offer", "id", abroad())
        .hidden("an offer above the stage", "id", mentoring());
  }

  private String abroad() {
    return rows.offer("EVENT", "EXTENDED", "tenant_ravi", 5, 9_000);
  }

  private String mentoring() {
    return rows.offer("MENTORING", "EXTENDED", "tenant_anna", 1, 9_000);
  }

  private Sample selling() {
    return by(() -> token("user_anna").org("org_anna"));
  }

  private Sample draft() {
    return selling()
        .body(
            """
            {'kind': 'EVENT', 'level': 'BASIC', 'title': 'Stille %s', 'startsAt': '%s', 'endsAt': '%s', 'timeZone': 'Europe/Berlin',
             'capacity': 20, 'price': {'amount': 10000, 'currency': 'EUR'},
             'cancellationPolicy': {'tiers': [{'hoursBefore': 24, 'percent': 80}], 'flatFee': 500},
             'location': {'place': 'Praxis am See'}}"""
                .formatted(MARKER, start, start.plusSeconds(3600)))
        .otherwise("capacity", 21)
        .invalid("no start", "startsAt", "REQUIRED", body(it -> it.remove("startsAt")))
        .invalid("no end", "endsAt", "REQUIRED", body(it -> it.remove("endsAt")))
        .invalid(
            "past",
            "startsAt",
            "IN_THE_PAST",
            body(it -> it.put("startsAt", "2020-01-01T10:00:00Z")))
        .invalid(
            "end before start",
            "endsAt",
            "BEFORE_START",
            body(it -> it.put("endsAt", start.minusSeconds(1).toString())))
        .invalid(
            "end at start",
            "endsAt",
            "BEFORE_START",
            body(it -> it.put("endsAt", start.toString())))
        .invalid(
            "another region's currency",
            "price.currency",
            "NOT_THE_REGIONS_CURRENCY",
            body(it -> it.withObject("/price").put("currency", "USD")))
        .invalid(
            "one appointment and sessions",
            "sessions",
            "AMBIGUOUS",
            body(it -> it.withArray("sessions").add(session(it, start))))
        .invalid(
            "a place and an address",
            "location",
            "AMBIGUOUS",
            body(it -> it.withObject("/location").put("url", "https://raum.example/1")))
        .invalid(
            "neither place nor address",
            "location.place",
            "REQUIRED",
            body(it -> it.putObject("location")))
        .invalid(
            "an address without TLS",
            "location.url",
            "INVALID",
            body(it -> it.putObject("location").put("url", "http://raum.example/1")))
        .invalid(
            "an address that is none",
            "location.url",
            "INVALID",
            body(it -> it.putObject("location").put("url", "https://raum example")))
        .invalid(
            "a policy that gives more for less",
            "cancellationPolicy",
            "INVALID",
            body(
                it ->
                    it.withArray("/cancellationPolicy/tiers")
                        .addObject()
                        .put("hoursBefore", 48)
                        .put("percent", 10)))
        .refusedAndKept("no tenant", 403, "FORBIDDEN", it -> it.bearer(person("user_anna")))
        .refusedAndKept("a member", 403, "FORBIDDEN", it -> it.bearer(person(buyer)))
        .refusedAndKept("not certified", 403, "NOT_CERTIFIED", it -> it.bearer(seller("eva")));
  }

  private Sample draftOfSessions() {
    return selling()
        .body(
            """
            {'kind': 'WORKSHOP', 'title': 'Stille %s', 'timeZone': 'Europe/Berlin', 'capacity': 20,
             'price': {'amount': 10000, 'currency': 'EUR'}, 'sessions': [{'startsAt': '%s', 'endsAt': '%s'}],
             'location': {'url': 'https://raum.example/1'}}"""
                .formatted(MARKER, start, start.plusSeconds(3600)))
        .invalid(
            "sessions that overlap",
            "startsAt",
            "OVERLAPS",
            body(it -> it.withArray("sessions").add(session(it, start.plusSeconds(60)))));
  }

  private static ObjectNode session(ObjectNode owner, Instant start) {
    return owner
        .objectNode()
        .put("startsAt", start.toString())
        .put("endsAt", start.plusSeconds(7200).toString());
  }

  private Sample booking() {
    return by(() -> token(buyer))
        .alsoBy(Credential.person(() -> token("user_anna").org("org_anna")))
        .variable("id", booked(buyer))
        .hidden("another person's booking", "id", booked(rows.member()))
        .refused("another tenant", 404, "NOT_FOUND", it -> it.bearer(seller("eva")))
        .refused("another region's tenant", 404, "NOT_FOUND", it -> it.bearer(seller("ravi")))
        .refused(
            "another region's distributor",
            404,
            "NOT_FOUND",
            it -> it.bearer(token("user_dist_us").roles("distributor").region("US").token()));
  }

  private Sample calendar() {
    String booking = booked(buyer);
    rows.confirm(booking);
    String held = booked(buyer);
    return by(() -> token(buyer))
        .alsoBy(Credential.person(() -> token("user_anna").org("org_anna")))
        .variable("id", booking)
        .hidden("another person's booking", "id", booked(rows.member()))
        .refused("another tenant", 404, "NOT_FOUND", it -> it.bearer(seller("eva")))
        .refused(
            "staff",
            403,
            "FORBIDDEN",
            it -> it.bearer(token("user_owner").roles("platform").token()))
        .refused("not confirmed", 409, "WRONG_STATE", it -> it.variable("id", held));
  }

  private String booked(String user) {
    return book(user, rows.event(5)).isStatus(201).text("bookingId");
  }

  private Sample place() {
    String offer = rows.event(5);
    String taken = rows.event(5);
    book(buyer, taken).isStatus(201);
    String soldOut = rows.event(1);
    book(rows.member(), soldOut).isStatus(201);
    String begun = rows.event(5);
    rows.run(
        """
        update offer set starts_at = now() - interval '1 minute' where id = '%1$s';
        update offer_session set starts_at = now() - interval '1 minute' where offer_id = '%1$s';"""
            .formatted(begun));
    String cancelled = rows.event(5);
    rows.run("update offer set status = 'CANCELLED' where id = '%s'".formatted(cancelled));
    return by(() -> token(buyer))
        .body("{'offerId': '%s'}".formatted(offer))
        .otherwise("offerId", "no_such_offer")
        .refusedAndKept("unknown offer", 404, "NOT_FOUND", offer("no_such_offer"))
        .refusedAndKept("another region's offer", 404, "NOT_FOUND", offer(abroad()))
        .refusedAndKept("an offer above the stage", 404, "NOT_FOUND", offer(mentoring()))
        .refusedAndKept("own offer", 403, "OWN_OFFER", it -> it.bearer(anna()))
        .refusedAndKept(
            "own offer without organisation",
            403,
            "OWN_OFFER",
            it -> it.bearer(person("user_anna")))
        .refusedAndKept(
            "a person without region", 404, "NOT_FOUND", it -> it.bearer(person("user_nowhere")))
        .refusedAndKept("booked already", 409, "ALREADY_BOOKED", offer(taken))
        .refusedAndKept("sold out", 409, "SOLD_OUT", offer(soldOut))
        .refusedAndKept("begun", 409, "WRONG_STATE", offer(begun))
        .refusedAndKept("cancelled offer", 409, "WRONG_STATE", offer(cancelled));
  }

  private Sample quote() {
    String expired = over();
    return by(() -> token(buyer))
        .alsoBy(Credential.person(() -> token("user_anna").org("org_anna")))
        .variable("id", booked(buyer))
        .hidden("another person's booking", "id", booked(rows.member()))
        .refused("staff that sees no bookings", 404, "NOT_FOUND", it -> it.bearer(certifier()))
        .refused("over", 409, "WRONG_STATE", it -> it.variable("id", expired));
  }

  private Sample cancellation() {
    String expired = over();
    return by(() -> token(buyer))
        .variable("id", booked(buyer))
        .hiddenAndKept("another person's booking", "id", booked(rows.member()))
        .refusedAndKept(
            "staff that sees no bookings", 404, "NOT_FOUND", it -> it.bearer(certifier()))
        .refusedAndKept("over", 409, "WRONG_STATE", it -> it.variable("id", expired));
  }

  private String over() {
    String expired = booked(buyer);
    rows.run("update booking set status = 'EXPIRED' where id = '%s'".formatted(expired));
    return expired;
  }

  private static String certifier() {
    return token("user_cert1").roles("certifier").token();
  }

  private Sample attendance() {
    String begun = rows.event(5);
    String booking = book(buyer, begun).isStatus(201).text("bookingId");
    rows.confirm(booking);
    rows.move(begun, "now() - interval '1 minute'");
    String early = booked(buyer);
    String abroad = booked(rows.member());
    rows.run(
        "update booking set seller_tenant_id = 'tenant_ravi' where id = '%s'".formatted(abroad));
    return selling()
        .variable("id", booking)
        .body("{'present': true}")
        .otherwise("present", false)
        .hiddenAndKept("another tenant's booking", "id", abroad)
        .refusedAndKept("the buyer", 403, "FORBIDDEN", it -> it.bearer(person(buyer)))
        .refusedAndKept("not begun", 409, "WRONG_STATE", it -> it.variable("id", early));
  }

  private Sample offerCancellation() {
    String past = rows.event(5);
    rows.move(past, "now() - interval '3 hours'");
    return selling()
        .variable("id", rows.event(5))
        .body("{'reason': 'SELLER_ILL'}")
        .otherwise("reason", "OTHER")
        .hiddenAndKept("another region's offer", "id", abroad())
        .refusedAndKept("a member", 403, "FORBIDDEN", it -> it.bearer(person(buyer)))
        .refusedAndKept("over", 409, "WRONG_STATE", it -> it.variable("id", past));
  }

  private Sample offerCancelled() {
    String offer = rows.event(5);
    post("/api/offers/" + offer + "/cancellation", anna(), "{\"reason\": \"OTHER\"}").isStatus(202);
    return selling()
        .variable("id", offer)
        .hidden("another region's offer", "id", abroad())
        .hidden("an offer that takes place", "id", rows.event(5))
        .refused("a member", 403, "FORBIDDEN", it -> it.bearer(person(buyer)));
  }

  private static Sample webhook() throws Exception {
    String event =
        """
        {"type": "user.created", "data": {"id": "user_negative_clerk", "first_name": "%s", "updated_at": 1,
         "public_metadata": {"region": "DACH"}}}"""
            .formatted(MARKER);
    String signature = "svix-signature";
    String timestamp = "svix-timestamp";
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofMinutes(6));
    String ofNonsense = sign(MARKER, now);
    String ofOld = sign(event, old);
    return Sample.open()
        .body(event)
        .header("svix-id", "msg_negative")
        .header(timestamp, Long.toString(now.getEpochSecond()))
        .header(signature, sign(event, now))
        .refused("unsigned", 401, "UNAUTHENTICATED", it -> it.header(signature, null))
        .refused("no id", 401, "UNAUTHENTICATED", it -> it.header("svix-id", null))
        .refused("no time", 401, "UNAUTHENTICATED", it -> it.header(timestamp, null))
        .refused("time that is none", 401, "UNAUTHENTICATED", it -> it.header(timestamp, MARKER))
        .refused(
            "signature that is none", 401, "UNAUTHENTICATED", it -> it.header(signature, MARKER))
        .refused("another body", 401, "UNAUTHENTICATED", it -> it.body(event + " "))
        .refused("another id", 401, "UNAUTHENTICATED", it -> it.header("svix-id", "msg_other"))
        .refused(
            "signed long ago",
            401,
            "UNAUTHENTICATED",
            it ->
                it.header(timestamp, Long.toString(old.getEpochSecond())).header(signature, ofOld))
        .refused(
            "signed but no JSON",
            400,
            "MALFORMED_JSON",
            it -> it.body(MARKER).header(signature, ofNonsense));
  }

  private static String sign(String body, Instant at) throws Exception {
    return new Webhook(WEBHOOK_SECRET).sign("msg_negative", at.getEpochSecond(), body);
  }

  private static UnaryOperator<Request> offer(String id) {
    return body(it -> it.put("offerId", id));
  }

  private static UnaryOperator<Request> body(Consumer<ObjectNode> change) {
    return request -> request.change(change);
  }
}
