package de.mojoinstitut.core.testing;

import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.core.CoreConfiguration;
import de.mojoinstitut.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of use cases on the real PostgreSQL. All of them share one context and one database, so
 * each arranges its own persons and offers and looks at these only.
 */
@SpringBootTest(
    classes = {TestCore.class, ChassisConfiguration.class, CoreConfiguration.class},
    properties = {
      "mojo.application=hub",
      "spring.flyway.enabled=false",
      "spring.main.banner-mode=off"
    })
public abstract class CoreTest {

  @Autowired protected World world;
  @Autowired protected Database database;
  @Autowired protected TestClock clock;
  @Autowired protected FakeProfiles profiles;
  @Autowired protected FakeContacts contacts;
  @Autowired protected FakePayments payments;
  @Autowired protected FakeMailServer mails;
  @Autowired protected FakeTasks tasks;
  @Autowired protected FakePayouts provider;

  @BeforeEach
  void forgetTroubleOfOtherTests() {
    profiles.reset();
    contacts.reset();
    payments.reset();
    mails.reset();
    tasks.reset();
    provider.reset();
  }
}
