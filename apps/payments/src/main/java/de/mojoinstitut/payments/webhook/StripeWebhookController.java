package de.mojoinstitut.payments.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.inbox.InboxMessage;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.connectors.stripe.StripeEvent;
import de.mojoinstitut.connectors.stripe.StripeWebhooks;
import de.mojoinstitut.connectors.stripe.StripeWebhooks.Delivery;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what Stripe tells: verified on the raw bytes, stored by its id, answered. Only ids are
 * stored, as Stripe's objects may name the customer.
 */
@RestController
class StripeWebhookController {

  private final StripeWebhooks webhooks;
  private final Inbox inbox;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;

  StripeWebhookController(
      StripeWebhooks webhooks, Inbox inbox, TransactionTemplate transaction, ObjectMapper json) {
    this.webhooks = webhooks;
    this.inbox = inbox;
    this.transaction = transaction;
    this.json = json;
  }

  @PostMapping("/webhooks/stripe")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @SecurityRequirements
  @ApiResponse(responseCode = "204", description = "stored")
  @ApiResponse(responseCode = "400", description = "MALFORMED_JSON")
  @ApiResponse(responseCode = "401", description = "UNAUTHENTICATED")
  void receive(
      @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
      @RequestBody byte[] body) {
    StripeEvent event =
        switch (webhooks.verify(body, signature)) {
          case Delivery.Told told -> told.event();
          case Delivery.NotSigned none ->
              throw new ApiProblem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
          case Delivery.NoEvent none ->
              throw new ApiProblem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
        };
    Scopes.run(Scope.machinery(), () -> transaction.executeWithoutResult(status -> store(event)));
  }

  /** What says nothing new needs nobody to handle it. */
  private void store(StripeEvent event) {
    if (StripeEvents.saysNothingNew(event)) {
      inbox.firstTime(Lane.of(event), event.id());
    } else {
      inbox.store(new InboxMessage(Lane.of(event), event.id(), write(event)));
    }
  }

  private String write(StripeEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }
}
