package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance does its work in Tasklist: each form opens, says what it must, and can be completed. */
@Tag(StackExtension.TASKLIST)
@ExtendWith({NeedsBrowser.class, StackExtension.class})
class TasklistIT {

  /** From the booking until its money may be paid out. */
  private static final Duration UNTIL_RELEASED = Duration.ofDays(60);

  private static final long MORE_THAN_ONE_PERSON_MAY_PAY = 80_000;

  private final World world;
  private final Tasks tasks;

  TasklistIT(World world) {
    this.world = world;
    this.tasks = world.tasks(Treasury.FIN2);
  }

  @Test
  void shouldPreviewApproveAndPayARun() {
    // given
    Booking booking = paid("Auszahlung", MORE_THAN_ONE_PERSON_MAY_PAY);
    released(booking);
    try (Tasklist fin1 = world.tasklist(Treasury.FIN1);
        Tasklist fin2 = world.tasklist(Treasury.FIN2)) {
      // when
      orders(fin1, true);
      // then
      String preview = tasks.appears("Task_ReviewPreview");
      TaskPage seen = fin1.opens(preview).claimed().says("Region DACH");
      assertThat(seen.cells()).contains("tenant_anna");
      seen.looksGood("payout-preview").completed();
      reaches(runOf(preview), "PREVIEW");

      // when
      orders(fin1, false);
      String first = tasks.appears("Task_ApprovePayoutRun");
      approves(fin1.opens(first));
      // then
      String second = tasks.appears("Task_ApprovePayoutRun");
      assertThat(runOf(second)).as("the run that its initiator approved").isEqualTo(runOf(first));
      reaches(runOf(second), "AWAITING_APPROVAL");

      // when
      approves(fin2.opens(second));
      // then
      JsonNode run = reaches(runOf(second), "DONE");
      assertThat(run.path("startedBy").asText()).isEqualTo(Treasury.FIN1);
      assertThat(run.path("approvedBy").asText()).isEqualTo(Treasury.FIN2);
      assertThat(World.stream(run.path("payouts")))
          .isNotEmpty()
          .allMatch(payout -> payout.path("status").asText().equals("PAID"));
    }
  }

  @Test
  void shouldSayWhatBecameOfARefund() {
    // given
    Booking booking = paid("Erstattung", 9_900);
    world.till().misbehaves(JsonHttp.object().put("kind", "refund_pending"));
    booking.buyer().cancels(booking);
    eventually().untilAsserted(() -> assertThat(world.till().refunds(booking)).hasSize(1));
    String refund = world.till().refunds(booking).getFirst().path("id").asText();
    // when
    String task = overdue("Task_ResolveUnknown");
    // then
    assertThat(tasks.details(task).path("dueDate").asText()).isNotEmpty();
    assertThat(World.stream(tasks.details(task).path("candidateGroups")).map(JsonNode::asText))
        .containsExactlyInAnyOrder("finance", "finance:DACH");
    try (Tasklist fin1 = world.tasklist(Treasury.FIN1)) {
      fin1.opens(task)
          .claimed()
          .says(booking.number())
          .chooses("Was ist beim Zahlungsanbieter zu sehen?", "Das Geld ist geflossen")
          .fills("Kennung", refund)
          .looksGood("resolve-unknown")
          .completed();
    }
    // The buyer's session of the day before is over.
    Booking later =
        new Booking(booking.id(), booking.number(), world.member(booking.buyer().user()));
    eventually().untilAsserted(() -> assertThat(later.refundStatus()).isEqualTo("SUCCEEDED"));
  }

  @Test
  void shouldAnswerADispute() {
    // given
    Booking booking = paid("Zahlungsstreit", 12_000);
    // when
    String dispute = world.disputes(booking);
    // then
    String task = tasks.appears("Task_HandleDispute");
    String id = tasks.variable(task, "disputeId").asText();
    try (Tasklist fin1 = world.tasklist(Treasury.FIN1)) {
      fin1.opens(task)
          .claimed()
          .says(booking.number())
          .chooses("Wie antworten wir?", "Bestreiten: Die Leistung ist erbracht")
          .looksGood("handle-dispute")
          .completed();
    }
    eventually()
        .untilAsserted(
            () ->
                assertThat(world.stack().trial().stripe().objects("dispute"))
                    .filteredOn(each -> each.path("id").asText().equals(dispute))
                    .extracting(each -> each.path("status").asText())
                    .containsExactly("under_review"));
    // when
    world.decides(dispute, "won");
    // then
    world.ended(World.DISPUTE, id, "Event_DisputeClosed");
  }

  private void orders(Tasklist finance, boolean onlyToLook) {
    LocalDate tomorrow =
        LocalDate.now(world.stack().clock().withZone(ZoneId.of("Europe/Berlin"))).plusDays(1);
    TaskPage order =
        finance
            .starts("Auszahlungslauf")
            .claimed()
            .fills("Region", "DACH")
            .dates("Stichtag", tomorrow)
            .fills("Uhrzeit", "00:00");
    (onlyToLook ? order.picks("Probelauf").looksGood("start-payout-run") : order).completed();
  }

  private static void approves(TaskPage task) {
    task.claimed()
        .says("Region DACH")
        .chooses("Entscheidung", "Freigeben und auszahlen")
        .looksGood("approve-payout-run")
        .completed();
  }

  private Booking paid(String title, long cents) {
    Booking booking =
        world.newcomer().books(world.anna().publishes(title, 4, cents)).awaitsPayment();
    world.till().pays(booking);
    return booking.reaches("CONFIRMED");
  }

  /** The event takes place, and its money is held no longer. */
  private void released(Booking booking) {
    world.passes(UNTIL_RELEASED);
    world.fulfilled(booking, "Event_RevenueReleased");
  }

  /**
   * The task that comes when nothing was heard for a day, of whenever the process began to wait.
   */
  private String overdue(String element) {
    eventually()
        .pollInterval(Duration.ofSeconds(10))
        .until(
            () -> {
              boolean waits = !tasks.isOpen(element);
              if (waits) {
                world.passes(Duration.ofHours(25));
              }
              return !waits;
            });
    return tasks.appears(element);
  }

  private String runOf(String task) {
    return tasks.variable(task, "payoutRunId").asText();
  }

  private JsonNode reaches(String run, String status) {
    Treasury treasury = new Treasury(world);
    treasury.reaches(run, status);
    return treasury.as(Treasury.FIN2).get("/api/payout-runs/" + run).orThrow("hub");
  }
}
