package de.mojoinstitut.camel.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.camel.TestHub;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CamelSpringBootTest
@SpringBootTest(
    classes = TestHub.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mojo.routes.payment-events.auto-startup=false",
      "mojo.routes.payout-events.auto-startup=false",
      "mojo.routes.dispute-events.auto-startup=false",
      "mojo.routes.port-calls.pause=PT0.01S",
      "logging.level.org.apache.camel=debug",
      "logging.level.org.springframework.web=debug",
      "logging.level.de.mojoinstitut=debug"
    })
@ExtendWith(OutputCaptureExtension.class)
class ContactSyncRoutesTest {

  private static final ScriptedServer KONTAKTE = new ScriptedServer();

  /** So long Camel would wait for a route that is down, if it were not told otherwise. */
  private static final Duration CAMELS_OWN_PATIENCE = Duration.ofSeconds(30);

  private static final ContactCard CARD =
      new ContactCard(
          new TenantId("tenant_anna"),
          new ClerkUserId("user_max"),
          new Profile("Max Muster", "max@example.org", Locale.GERMANY),
          "campus_event_booking",
          "booking_1");

  @Autowired private ContactDirectory contacts;
  @Autowired private CamelContext camel;
  @Autowired private ProducerTemplate template;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("mojo.kontakte.url", KONTAKTE::url);
  }

  @BeforeEach
  void reset() {
    KONTAKTE.reset();
  }

  @AfterAll
  static void stop() {
    KONTAKTE.close();
  }

  @Test
  void shouldServeTheCoresPort() {
    // given
    KONTAKTE.then(201, "{\"id\":\"contact_1\"}");
    // when
    ContactId id = contacts.upsert(CARD);
    // then
    assertThat(id).isEqualTo(new ContactId("contact_1"));
    assertThat(KONTAKTE.requests()).hasSize(1);
  }

  @Test
  void shouldTryOnceMoreUnderTheSameKeyWhenKontakteIsAway() {
    // given
    KONTAKTE.then(503, "");
    KONTAKTE.then(201, "{\"id\":\"contact_1\"}");
    // when
    ContactId id = contacts.upsert(CARD);
    // then
    assertThat(id).isEqualTo(new ContactId("contact_1"));
    assertThat(KONTAKTE.requests())
        .hasSize(2)
        .extracting(each -> each.header("idempotency-key").orElseThrow())
        .containsOnly(KONTAKTE.requests().getFirst().header("idempotency-key").orElseThrow());
  }

  @Test
  void shouldThrowTheFailureUnwrappedAfterTheSecondTry() {
    // given
    KONTAKTE.then(503, "");
    KONTAKTE.then(500, "");
    KONTAKTE.then(201, "{\"id\":\"contact_1\"}");
    // when / then
    assertThatThrownBy(() -> contacts.upsert(CARD))
        .isExactlyInstanceOf(OutsideUnavailableException.class)
        .hasMessage("kontakte: 500 NO_CODE");
    assertThat(KONTAKTE.requests()).hasSize(2);
  }

  @Test
  void shouldNotTryARefusalAgain() {
    // given
    KONTAKTE.then(403, "{\"code\":\"FORBIDDEN\"}");
    KONTAKTE.then(201, "{\"id\":\"contact_1\"}");
    // when / then
    assertThatThrownBy(() -> contacts.upsert(CARD))
        .isExactlyInstanceOf(OutsideRefusedException.class);
    assertThat(KONTAKTE.requests()).hasSize(1);
  }

  @Test
  void shouldLetNoHeaderThrough() {
    // given
    KONTAKTE.then(201, "{\"id\":\"contact_1\"}");
    // when
    Exchange answer =
        template.request(
            ContactSyncRoutes.CONTACT_SYNC,
            exchange -> {
              exchange.getMessage().setBody(CARD);
              exchange.getMessage().setHeader("x-stage", "RESILIENZ");
            });
    // then
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("x-stage");
    assertThat(KONTAKTE.requests().getFirst().headers()).doesNotContainKey("x-stage");
  }

  @Test
  void shouldSayAtOnceThatTheRouteIsDown() throws Exception {
    // given
    camel.getRouteController().stopRoute("contact-sync");
    try {
      // when
      long start = System.nanoTime();
      assertThatThrownBy(() -> contacts.upsert(CARD))
          .isExactlyInstanceOf(OutsideUnavailableException.class);
      // then
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CAMELS_OWN_PATIENCE);
    } finally {
      camel.getRouteController().startRoute("contact-sync");
    }
  }

  @Test
  void shouldLogNothingOfThePerson(CapturedOutput output) {
    // given
    KONTAKTE.then(503, "Max Muster");
    KONTAKTE.then(400, "{\"code\":\"VALIDATION\",\"detail\":\"max@example.org\"}");
    // when
    assertThatThrownBy(() -> contacts.upsert(CARD)).isInstanceOf(OutsideRefusedException.class);
    // then
    assertThat(output).contains("contact-sync").doesNotContain("Max Muster", "max@example.org");
  }
}
