package de.mojoinstitut.core.process;

import de.mojoinstitut.core.region.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which process instance has taken what for its own, so that a start message that came twice makes
 * no second instance. A feature says only what may be taken and whether it is due.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Claims {

  private final JdbcClient jdbc;
  private final Clock clock;

  Claims(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What an instance takes.
   *
   * @param kind what instances do for the row, such as {@code FULFILMENT}; one row may be taken
   *     once for each kind
   * @param businessId the row's
   * @param region the row's
   */
  public record Claim(String kind, String businessId, RegionCode region) {}

  /**
   * In the current transaction. Idempotent per instance: what it has taken stays its own, due or
   * not.
   *
   * @param isDue asked only where nobody has it; the caller keeps the row from changing meanwhile
   * @return false where another instance has it, or where it is not due: the instance has to end
   */
  public boolean take(Claim claim, long processInstanceKey, BooleanSupplier isDue) {
    Optional<Long> holder = holder(claim);
    if (holder.isEmpty() && isDue.getAsBoolean()) {
      return add(claim, processInstanceKey) || isHeldBy(processInstanceKey, holder(claim));
    }
    return isHeldBy(processInstanceKey, holder);
  }

  /** Lets another instance take it, in the current transaction. Idempotent. */
  public void release(Claim claim) {
    jdbc.sql("delete from process_claim where kind = :kind and business_id = :id")
        .param("kind", claim.kind())
        .param("id", claim.businessId())
        .update();
  }

  /** The instance that has it. */
  public Optional<Long> holder(Claim claim) {
    return jdbc.sql(
            "select process_instance_key from process_claim where kind = :kind and business_id = :id")
        .param("kind", claim.kind())
        .param("id", claim.businessId())
        .query(Long.class)
        .optional();
  }

  private static boolean isHeldBy(long processInstanceKey, Optional<Long> holder) {
    return holder.filter(key -> key == processInstanceKey).isPresent();
  }

  /**
   * @return false where another was there at the same moment
   */
  private boolean add(Claim claim, long processInstanceKey) {
    return jdbc.sql(
                """
            insert into process_claim (kind, business_id, process_instance_key, region, claimed_at)
            values (:kind, :id, :instance, :region, :now) on conflict do nothing""")
            .param("kind", claim.kind())
            .param("id", claim.businessId())
            .param("instance", processInstanceKey)
            .param("region", claim.region().value())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }
}
