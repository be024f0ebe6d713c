package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.person.ClerkUserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose payouts wait, and who wants it. */
@Repository
class PayoutPauses {

  private final JdbcClient jdbc;
  private final Clock clock;

  PayoutPauses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Set<PausePayouts.By> of(Beneficiary beneficiary) {
    return jdbc.sql(
            """
            select paused_by from payout_pause
            where beneficiary_type = :type and beneficiary_id = :id and paused""")
        .param("type", beneficiary.type().name())
        .param("id", beneficiary.id())
        .query((row, i) -> PausePayouts.By.valueOf(row.getString("paused_by")))
        .set();
  }

  void set(Beneficiary beneficiary, PausePayouts.By by, boolean paused, ClerkUserId person) {
    jdbc.sql(
            """
            insert into payout_pause (beneficiary_type, beneficiary_id, region, paused_by, paused, changed_by, changed_at)
            values (:type, :id, :region, :by, :paused, :person, :now)
            on conflict (beneficiary_type, beneficiary_id, paused_by) do update
              set paused = excluded.paused, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
        .param("type", beneficiary.type().name())
        .param("id", beneficiary.id())
        .param("region", beneficiary.region().value())
        .param("by", by.name())
        .param("paused", paused)
        .param("person", person.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
