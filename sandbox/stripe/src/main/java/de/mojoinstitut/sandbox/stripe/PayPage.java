package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** The page where a person pays, in German, and the end of the onboarding link. */
final class PayPage {

  private static final String LAYOUT = resource("pay.html");
  private static final String FORM = resource("pay-form.html");

  private final State state;
  private final Checkout checkout;

  PayPage(State state, Checkout checkout) {
    this.state = state;
    this.checkout = checkout;
  }

  void register(SimulatorServer server) {
    server
        .route("GET", "/pay/{id}", request -> show(request.variable("id"), ""))
        .route("POST", "/pay/{id}", this::pay)
        .route("GET", "/onboarding/{id}", request -> onboard(request.variable("id")));
  }

  private Response show(String id, String problem) {
    state.tick();
    Optional<ObjectNode> session = state.find(CheckoutSessions.KIND, id);
    if (session.isEmpty()) {
      return page(404, "Diese Zahlung gibt es nicht", "<p>Bitte prüfen Sie den Link.</p>");
    }
    return switch (session.get().path("status").asText()) {
      case "open" -> page(200, "Bezahlen", form(session.get(), problem));
      case "complete" ->
          page(200, "Vielen Dank", "<p>Diese Zahlung ist bereits abgeschlossen.</p>");
      default ->
          page(200, "Zeit abgelaufen", "<p>Diese Zahlung wurde beendet, bevor bezahlt war.</p>");
    };
  }

  private Response pay(Request request) {
    String id = request.variable("id");
    Card card = Card.labelled(request.form().getOrDefault("card", "ok")).orElse(Card.DECLINED);
    return switch (checkout.pay(id, card, null)) {
      case Checkout.Result.Completed done ->
          Response.redirect(
              done.session().path("success_url").asText().replace("{CHECKOUT_SESSION_ID}", id));
      case Checkout.Result.Declined declined ->
          show(id, "Die Zahlung wurde abgelehnt. Bitte versuchen Sie es mit einer anderen Karte.");
      case Checkout.Result.NotOpen closed -> show(id, "");
      case Checkout.Result.Unknown unknown -> show(id, "");
    };
  }

  private Response onboard(String linkId) {
    Optional<ObjectNode> link = state.find("account_link", linkId);
    if (link.isEmpty()) {
      return page(404, "Dieser Link gilt nicht mehr", "<p>Bitte fordern Sie einen neuen an.</p>");
    }
    var notes = link.get().path(Views.NOTES);
    String account = notes.path("of").asText();
    state.change(
        Origin.sandbox(notes.path("account").asText()),
        tx -> {
          Accounts.onboard(tx, account);
          tx.remove("account_link", linkId);
          return account;
        });
    String back = notes.path("return_url").asText();
    return back.isEmpty()
        ? page(200, "Fertig", "<p>Das Konto ist eingerichtet.</p>")
        : Response.redirect(back);
  }

  private static String form(ObjectNode session, String problem) {
    String item = session.path(Views.NOTES).path("line_items").path(0).path("description").asText();
    String cancelUrl = session.path("cancel_url").asText("");
    String cancel =
        session.path("cancel_url").isNull()
            ? ""
            : "<p><a href=\"" + escaped(cancelUrl) + "\">Zurück ohne zu bezahlen</a></p>";
    return FORM.replace("{{item}}", escaped(item))
        .replace("{{amount}}", escaped(amount(session)))
        .replace(
            "{{problem}}",
            problem.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + problem + "</p>")
        .replace("{{cancel}}", cancel);
  }

  private static String amount(ObjectNode session) {
    Currency currency =
        Currency.getInstance(session.path("currency").asText().toUpperCase(Locale.ROOT));
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.GERMANY);
    format.setCurrency(currency);
    return format.format(
        BigDecimal.valueOf(
            session.path("amount_total").asLong(), currency.getDefaultFractionDigits()));
  }

  private static Response page(int status, String title, String content) {
    return Response.html(
        status, LAYOUT.replace("{{title}}", title).replace("{{content}}", content));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (var in = PayPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
