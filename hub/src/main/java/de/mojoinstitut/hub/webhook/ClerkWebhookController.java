package de.mojoinstitut.hub.webhook;

import com.svix.Webhook;
import com.svix.exceptions.EmptyWebhookSecretException;
import com.svix.exceptions.WebhookVerificationException;
import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.inbox.InboxMessage;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.web.ProblemWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Clerk's webhooks: verified on the raw body, stored without anything personal, answered,
 * handled later.
 */
@RestController
class ClerkWebhookController {

  private static final String SVIX = "svix-";
  private static final String STANDARD = "webhook-";
  private static final List<String> SIGNED = List.of("id", "timestamp", "signature");

  private final Webhook signature;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  ClerkWebhookController(
      @Value("${mojo.clerk.webhook-secret}") String secret,
      Inbox inbox,
      PlatformTransactionManager transactions) {
    this.signature = verifier(secret);
    this.inbox = inbox;
    this.transaction = new TransactionTemplate(transactions);
  }

  private static Webhook verifier(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("mojo.clerk.webhook-secret is empty", e);
    }
  }

  @Operation(
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(type = "string", format = "byte"))))
  @Parameter(name = "svix-id", in = ParameterIn.HEADER, required = true)
  @Parameter(name = "svix-timestamp", in = ParameterIn.HEADER, required = true)
  @Parameter(name = "svix-signature", in = ParameterIn.HEADER, required = true)
  @SecurityRequirements
  @ApiResponse(responseCode = "204", description = "stored")
  @ApiResponse(responseCode = "400", description = "MALFORMED_JSON")
  @ApiResponse(responseCode = "401", description = "UNAUTHENTICATED")
  @PostMapping("/webhooks/clerk")
  void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String brand = brand(request);
    HttpHeaders headers = headers(request, brand);
    try {
      signature.verify(body, headers);
    } catch (WebhookVerificationException e) {
      ProblemWriter.write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
      return;
    }
    String id = headers.firstValue(brand + "id").orElseThrow();
    InboxMessage message = new InboxMessage(ClerkEvents.SOURCE, id, withoutPersonalData(body));
    Scopes.run(
        Scope.machinery(), () -> transaction.executeWithoutResult(status -> inbox.store(message)));
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }

  private static String withoutPersonalData(String body) {
    try {
      return ClerkEvents.withoutPersonalData(body);
    } catch (IllegalArgumentException e) {
      throw new ApiProblem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
    }
  }

  /** Clerk's webhooks come under Svix's own names or under those of the standard. */
  private static String brand(HttpServletRequest request) {
    return SIGNED.stream().allMatch(name -> request.getHeader(SVIX + name) != null)
        ? SVIX
        : STANDARD;
  }

  /** Of one brand only, so that the id that was signed is the one that is stored. */
  private static HttpHeaders headers(HttpServletRequest request, String brand) {
    Map<String, List<String>> headers =
        SIGNED.stream()
            .map(name -> brand + name)
            .collect(
                Collectors.toMap(name -> name, name -> Collections.list(request.getHeaders(name))));
    return HttpHeaders.of(headers, (name, value) -> true);
  }
}
