package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /v1/accounts}, {@code /v1/account_links} and capabilities: connected accounts. */
final class Accounts {

  static final String KIND = "account";
  private static final String PATH = "/v1/accounts";
  private static final String DEFAULT_COUNTRY = "DE";
  private static final Map<String, String> CURRENCIES = Map.of("US", "usd", "IN", "inr");
  private static final List<String> OPEN_REQUIREMENTS =
      List.of("external_account", "tos_acceptance.date", "tos_acceptance.ip");
  private static final String CHANGEABLE =
      """
      email string
      metadata metadata
      business_type enum(company|government_entity|individual|non_profit)
      business_profile.name string
      business_profile.url string
      business_profile.mcc string
      business_profile.product_description string
      business_profile.support_email string
      business_profile.support_phone string
      business_profile.support_url string
      capabilities.card_payments.requested boolean
      capabilities.transfers.requested boolean
      capabilities.sepa_debit_payments.requested boolean
      settings.payouts.debit_negative_balances boolean
      settings.payouts.schedule.interval enum(daily|manual|monthly|weekly)
      settings.payouts.schedule.delay_days integer
      settings.payouts.statement_descriptor string
      """;
  private static final Schema CREATE =
      Schema.of(
          CHANGEABLE,
          """
          type enum(express|custom|standard)
          country string
          default_currency currency
          controller.fees.payer enum(account|application)
          controller.losses.payments enum(application|stripe)
          controller.requirement_collection enum(application|stripe)
          controller.stripe_dashboard.type enum(express|full|none)
          """);
  private static final Schema LINK =
      Schema.of(
          """
          account! string
          type! enum(account_onboarding|account_update)
          refresh_url string
          return_url string
          collection_options.fields enum(currently_due|eventually_due)
          """);

  private final String baseUrl;
  private final BooleanSupplier needsOnboarding;

  /**
   * @param needsOnboarding asked at each new account: whether it must be onboarded first
   */
  Accounts(String baseUrl, BooleanSupplier needsOnboarding) {
    this.baseUrl = baseUrl;
    this.needsOnboarding = needsOnboarding;
  }

  void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, this::create);
    endpoints.get(
        PATH, Schema.of("created range", Schema.PAGE), call -> Pages.of(call, KIND, any -> true));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(PATH + "/{id}", Schema.of(CHANGEABLE), Accounts::update);
    endpoints.post("/v1/account_links", LINK, this::link);
    endpoints.get(PATH + "/{id}/capabilities", Schema.of(), Accounts::capabilities);
    endpoints.get(
        PATH + "/{id}/capabilities/{capability}",
        Schema.of(),
        call ->
            Answer.ok(capability(call.tx().need(KIND, call.id()), call.variable("capability"))));
  }

  private Answer create(Call call) {
    ObjectNode account = call.tx().create(KIND);
    String id = account.path("id").asText();
    String country = call.text("country").orElse(DEFAULT_COUNTRY).toUpperCase(Locale.ROOT);
    account
        .put("country", country)
        .put("default_currency", CURRENCIES.getOrDefault(country, "eur"));
    account.put(
        "type", call.params().has("controller") ? "none" : call.text("type").orElse("express"));
    account.withObject("external_accounts").put("url", PATH + "/" + id + "/external_accounts");
    Fields.copy(call.params(), account, "default_currency");
    if (call.params().get("controller") instanceof ObjectNode controller) {
      Fields.merge(controller, account.withObject("controller"));
    }
    fill(call.params(), account);
    if (needsOnboarding.getAsBoolean()) {
      open(account);
    } else {
      complete(account);
    }
    call.tx().put(account);
    call.tx().emit("account.updated", account, Json.object());
    return Answer.ok(account);
  }

  private static void fill(ObjectNode params, ObjectNode account) {
    Fields.copy(params, account, "email", "business_type");
    Fields.metadata(params, account);
    for (String part : List.of("business_profile", "settings")) {
      if (params.get(part) instanceof ObjectNode given) {
        Fields.merge(given, account.withObject(part));
      }
    }
    ObjectNode capabilities = account.withObject("capabilities");
    for (var wanted : params.path("capabilities").properties()) {
      if (wanted.getValue().path("requested").asBoolean()) {
        capabilities.putIfAbsent(
            wanted.getKey(),
            capabilities.textNode(
                account.path("charges_enabled").asBoolean() ? "active" : "inactive"));
      } else {
        capabilities.remove(wanted.getKey());
      }
    }
  }

  private static void open(ObjectNode account) {
    setEnabled(account, false);
    ObjectNode requirements = account.withObject("requirements");
    OPEN_REQUIREMENTS.forEach(
        what -> {
          requirements.withArray("currently_due").add(what);
          requirements.withArray("eventually_due").add(what);
        });
    requirements.put("disabled_reason", "requirements.past_due");
  }

  private static void complete(ObjectNode account) {
    setEnabled(account, true);
    BankAccounts.provide(account);
    account.set("requirements", Templates.of(KIND).path("requirements"));
  }

  private static void setEnabled(ObjectNode account, boolean enabled) {
    account
        .put("charges_enabled", enabled)
        .put("payouts_enabled", enabled)
        .put("details_submitted", enabled);
    account
        .withObject("capabilities")
        .properties()
        .forEach(c -> c.setValue(account.textNode(enabled ? "active" : "inactive")));
  }

  /** What the person does behind the onboarding link; empty where there is no such account. */
  static void onboard(Tx tx, String id) {
    ObjectNode account = tx.need(KIND, id);
    if (!account.path("charges_enabled").asBoolean()) {
      complete(account);
      tx.put(account);
      tx.emit("account.updated", account, Json.object().put("charges_enabled", false));
    }
  }

  /**
   * Sets what the body names of {@code charges}, {@code payouts} and {@code transfers}; without any
   * of them payouts are switched off.
   */
  static ObjectNode restrict(Tx tx, ObjectNode account, JsonNode body) {
    ObjectNode before = Json.object();
    Fields.copy(account, before, "charges_enabled", "payouts_enabled");
    account.put(
        "charges_enabled",
        body.path("charges").asBoolean(account.path("charges_enabled").asBoolean()));
    account.put(
        "payouts_enabled",
        body.path("payouts").asBoolean(!body.isEmpty() && enabled(account, "payouts_enabled")));
    ObjectNode capabilities = account.withObject("capabilities");
    if (body.has("transfers") && capabilities.has("transfers")) {
      capabilities.put("transfers", body.path("transfers").asBoolean() ? "active" : "inactive");
    }
    boolean free = enabled(account, "charges_enabled") && enabled(account, "payouts_enabled");
    account.withObject("requirements").put("disabled_reason", free ? null : "platform_paused");
    tx.put(account);
    tx.emit("account.updated", account, before);
    return account;
  }

  private static boolean enabled(ObjectNode account, String what) {
    return account.path(what).asBoolean();
  }

  /** The account is gone, with what it still holds. */
  static ObjectNode close(Tx tx, ObjectNode account) {
    setEnabled(account, false);
    Views.notes(account).put("closed", true);
    account.withObject("requirements").put("disabled_reason", "rejected.other");
    tx.put(account);
    tx.emit("account.updated", account, Json.object().put("charges_enabled", true));
    return account;
  }

  static boolean closed(ObjectNode account) {
    return account.path(Views.NOTES).path("closed").asBoolean();
  }

  private static Answer update(Call call) {
    ObjectNode account = call.tx().need(KIND, call.id());
    fill(call.params(), account);
    call.tx().put(account);
    call.tx().emit("account.updated", account, Json.object());
    return Answer.ok(account);
  }

  private Answer link(Call call) {
    String account = call.text("account").orElseThrow();
    call.tx().needFor("account", KIND, account);
    ObjectNode link = Templates.of("account_link").put("created", call.tx().now());
    String id = Ids.next("account_link");
    link.put("expires_at", call.tx().now() + 300).put("url", baseUrl + "/onboarding/" + id);
    ObjectNode stored = link.deepCopy();
    Views.notes(stored)
        .put("account", call.tx().account())
        .put("of", account)
        .put("return_url", call.text("return_url").orElse(""));
    call.tx().put("account_link", id, stored);
    return Answer.ok(link);
  }

  private static Answer capabilities(Call call) {
    ObjectNode account = call.tx().need(KIND, call.id());
    List<ObjectNode> all =
        account.path("capabilities").properties().stream()
            .map(entry -> capability(account, entry.getKey()))
            .toList();
    return Answer.ok(Pages.all(all, call.path()));
  }

  private static ObjectNode capability(ObjectNode account, String name) {
    String id = account.path("id").asText();
    String status = account.path("capabilities").path(name).asText();
    if (status.isEmpty()) {
      throw StripeFailure.noSuch("capability", name, "capability", 404);
    }
    ObjectNode capability = Templates.of("capability").put("id", name).put("account", id);
    capability.set("requested_at", account.get("created"));
    return capability.put("status", status);
  }
}
