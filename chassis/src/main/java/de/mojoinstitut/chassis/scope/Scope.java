package de.mojoinstitut.chassis.scope;

import org.jspecify.annotations.Nullable;

/**
 * Whose rows a transaction may see. PostgreSQL's policies read it ({@code app.user}, {@code
 * app.tenant}, {@code app.region}, {@code app.level}); without a scope a transaction may touch
 * nothing at all.
 *
 * @param kind which of the application's two database roles the transaction takes
 * @param user the caller's Clerk user id
 * @param tenant the tenant the caller acts for
 * @param region region code the scope is bound to; null for staff of all regions
 * @param level how far the caller sees
 * @param repeatable what such a transaction writes is done again where a crash loses it, so its
 *     commit does not wait for the disk
 */
public record Scope(
    Kind kind,
    @Nullable String user,
    @Nullable String tenant,
    @Nullable String region,
    Level level,
    boolean repeatable) {

  /** A scope whose transactions last. */
  public Scope(
      Kind kind,
      @Nullable String user,
      @Nullable String tenant,
      @Nullable String region,
      Level level) {
    this(kind, user, tenant, region, level, false);
  }

  /**
   * {@code API}: scope from a token. {@code WORKER}: scope from the entity of a job, record or
   * message.
   */
  public enum Kind {
    API,
    WORKER
  }

  /**
   * What a scope is for; each transaction has exactly one, and the policies say what it sees. Where
   * a scope of the staff names a region, it sees that region only, and all regions where it names
   * none.
   */
  public enum Level {
    /** Staff of the company: all that the platform may see. */
    PLATFORM,
    /** Staff: what bookings cost and what became of the money. */
    FINANCE,
    /** Staff: professionals' certificates. */
    CERTIFIER,
    /** Staff: persons, to inform and to erase. */
    PRIVACY,
    /** Staff: the machinery, and nobody's data. */
    OPS,
    /** The people of a distributor: its region, and what it earned wherever that was. */
    DISTRIBUTOR,
    TENANT,
    PERSON,
    /** The machinery that handles one entity. */
    ENTITY
  }

  /** Scope of a job or record that belongs to the region. */
  public static Scope worker(String region) {
    return new Scope(Kind.WORKER, null, null, region, Level.ENTITY);
  }

  /** Scope of a job or record that belongs to the tenant. */
  public static Scope workerOfTenant(String tenant) {
    return new Scope(Kind.WORKER, null, tenant, null, Level.ENTITY);
  }

  /** Scope of housekeeping: sees inbox, outbox and idempotency rows, and no business row. */
  public static Scope machinery() {
    return new Scope(Kind.WORKER, null, null, null, Level.ENTITY);
  }

  /**
   * As {@link #machinery()}, for what a queue notes about messages it leases and passes on at least
   * once.
   */
  public static Scope queue() {
    return new Scope(Kind.WORKER, null, null, null, Level.ENTITY, true);
  }
}
