package de.mojoinstitut.payments;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it runs every day: webhooks arrive, the reconciler only issues invoices. */
abstract class PaymentsTest extends HttpTest {

  static final World WORLD = new World();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    WORLD.register(registry);
    registry.add("mojo.reconcile.after", () -> "PT1H");
    registry.add("mojo.reconcile.poll", () -> "PT0.1S");
  }

  @Override
  World world() {
    return WORLD;
  }

  @BeforeEach
  void annaSells() {
    WORLD.stripe.sendWebhooksTo(webhookUrl());
    sellingTenant(TENANT);
  }
}
