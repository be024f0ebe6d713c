package de.mojoinstitut.core.testing;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.testkit.TestClock;
import de.mojoinstitut.testkit.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Regions and tenants that are always there, and new persons and offers for each test. {@code
 * user_anna} owns {@code tenant_anna} and {@code user_ben} {@code tenant_ben}, both in DACH; {@code
 * user_ravi} owns {@code tenant_ravi} in INDIEN.
 */
public final class World {

  public static final RegionCode DACH = new RegionCode("DACH");
  public static final RegionCode INDIEN = new RegionCode("INDIEN");
  public static final TenantId ANNA = new TenantId("tenant_anna");
  public static final TenantId BEN = new TenantId("tenant_ben");
  public static final TenantId RAVI = new TenantId("tenant_ravi");

  private final Database database;
  private final TestClock clock;
  private final AtomicInteger counter = new AtomicInteger();

  World(TestDatabase test, Database database, TestClock clock) {
    this.database = database;
    this.clock = clock;
    region("DACH", "EUR", "de-DE", "Europe/Berlin");
    region("INDIEN", "INR", "hi-IN", "Asia/Kolkata");
    test.addSandboxTerms();
    tenant("anna", "DACH");
    tenant("ben", "DACH");
    tenant("ravi", "INDIEN");
  }

  private void region(String code, String currency, String locale, String zone) {
    database.execute(
        "insert into region values (?, ?, ?, ?, ?, ?)",
        code,
        code,
        "dist_" + code.toLowerCase(Locale.ROOT),
        currency,
        locale,
        zone);
  }

  private void tenant(String name, String region) {
    database.execute(
        "insert into tenant values (?, ?, ?, ?, ?, 'ACTIVE', ?, ?)",
        "tenant_" + name,
        "org_" + name,
        name,
        name,
        region,
        at(Duration.ofDays(3650)),
        at(Duration.ZERO));
    person("user_" + name, PersonType.B2B, region, Stage.REGENERATIONSMEDIZIN_OS);
    database.execute(
        "insert into tenant_member values (?, ?, 'org:admin')", "tenant_" + name, "user_" + name);
  }

  private void person(String id, PersonType type, String region, Stage stage) {
    database.execute(
        "insert into person values (?, ?, ?, null, 1, ?, ?)",
        id,
        type.name(),
        region,
        at(Duration.ZERO),
        at(Duration.ZERO));
    database.execute(
        "insert into membership values (?, ?, ?, ?)", id, region, stage.name(), at(Duration.ZERO));
  }

  /** A new member of DACH who may book all. */
  public Identity member() {
    return member(Stage.RESILIENZ, DACH);
  }

  public Identity member(Stage stage, RegionCode region) {
    ClerkUserId user = new ClerkUserId("user_" + counter.incrementAndGet());
    person(user.value(), PersonType.B2C, region.value(), stage);
    return new Identity(user, PersonType.B2C, region, Locale.GERMANY, stage, null);
  }

  /** The mentor of a tenant, acting for it. */
  public Identity mentor(TenantId tenant) {
    String user = tenant.value().replace("tenant_", "user_");
    return new Identity(
        new ClerkUserId(user),
        PersonType.B2B,
        tenant.equals(RAVI) ? INDIEN : DACH,
        Locale.GERMANY,
        Stage.REGENERATIONSMEDIZIN_OS,
        tenant);
  }

  /** A new EVENT of Anna for 100.00 EUR that begins in 30 days. */
  public OfferId offer(int seats) {
    return offer(seats, "EVENT", 10_000);
  }

  public OfferId freeOffer(int seats) {
    return offer(seats, "EVENT", 0);
  }

  public OfferId offer(int seats, String kind, long price) {
    OfferId offer = new OfferId("offer_" + counter.incrementAndGet());
    database.execute(
        """
        insert into offer values (?, 'DACH', 'tenant_anna', ?, 'EXTENDED', 'Atmen am Morgen', 'Europe/Berlin', ?, ?, ?, 'EUR',
          ?, '168:100,48:50;0', 'PUBLISHED', ?)""",
        offer.value(),
        kind,
        at(Duration.ofDays(30)),
        at(Duration.ofDays(30).plusHours(2)),
        price,
        seats,
        at(Duration.ZERO));
    database.execute(
        "insert into offer_session select id, starts_at, ends_at from offer where id = ?",
        offer.value());
    database.execute(
        "insert into seat (offer_id, seat_no) select ?, generate_series(1, ?)",
        offer.value(),
        seats);
    return offer;
  }

  /** The offer begins at another time and lasts two hours. */
  public void move(OfferId offer, Instant startsAt) {
    Timestamp begin = Timestamp.from(startsAt);
    Timestamp end = Timestamp.from(startsAt.plus(Duration.ofHours(2)));
    database.execute(
        "update offer set starts_at = ?, ends_at = ? where id = ?", begin, end, offer.value());
    database.execute(
        "update offer_session set starts_at = ?, ends_at = ? where offer_id = ?",
        begin,
        end,
        offer.value());
  }

  private Timestamp at(Duration fromNow) {
    Instant time = clock.instant().plus(fromNow);
    return Timestamp.from(time);
  }

  /** The scope of a person's request, as the hub sets it. */
  public static Scope scope(Identity caller) {
    RegionCode region = caller.region();
    TenantId tenant = caller.tenant();
    return new Scope(
        Scope.Kind.API,
        caller.user().value(),
        tenant == null ? null : tenant.value(),
        region == null ? null : region.value(),
        tenant == null ? Scope.Level.PERSON : Scope.Level.TENANT);
  }
}
