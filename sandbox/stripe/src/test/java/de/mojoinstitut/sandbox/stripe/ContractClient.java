package de.mojoinstitut.sandbox.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;

/** The library's own HTTP client; every answer that passes is held against the contract. */
final class ContractClient extends HttpClient {

  private final HttpClient plain = new HttpURLConnectionClient();

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    StripeResponse response = plain.request(request);
    check(response.body());
    return response;
  }

  static void check(String body) {
    if (Fixtures.present()) {
      List<String> problems = Contract.problems(Json.parse(body));
      if (!problems.isEmpty()) {
        throw new AssertionError("not as Stripe answers: " + problems);
      }
    }
  }
}
