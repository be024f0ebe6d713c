package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;

/** A user as Clerk's backend API shows it. */
final class UserShape {

  private static final List<String> UNUSED_LISTS =
      List.of("phone_numbers", "web3_wallets", "passkeys", "external_accounts", "saml_accounts");
  private static final List<String> UNUSED_SWITCHES =
      List.of(
          "has_image",
          "password_enabled",
          "two_factor_enabled",
          "totp_enabled",
          "backup_code_enabled",
          "banned",
          "locked");
  private static final List<String> UNUSED_VALUES =
      List.of(
          "external_id",
          "username",
          "primary_phone_number_id",
          "primary_web3_wallet_id",
          "last_sign_in_at",
          "last_active_at");

  private UserShape() {}

  static ObjectNode blank(String id, long now) {
    ObjectNode user =
        Json.object()
            .put("id", id)
            .put("object", "user")
            .putNull("first_name")
            .putNull("last_name")
            .putNull("locale")
            .putNull("primary_email_address_id")
            .put("image_url", "https://img.clerk.com/sandbox");
    user.putArray("email_addresses");
    user.putObject("public_metadata");
    user.putObject("private_metadata");
    user.putObject("unsafe_metadata");
    UNUSED_LISTS.forEach(user::putArray);
    UNUSED_SWITCHES.forEach(name -> user.put(name, false));
    UNUSED_VALUES.forEach(user::putNull);
    return user.put("created_at", now).put("updated_at", now);
  }

  static ObjectNode email(String id, String address, boolean verified, long now) {
    ObjectNode email =
        Json.object()
            .put("id", id)
            .put("object", "email_address")
            .put("email_address", address)
            .put("reserved", false);
    if (verified) {
      email
          .putObject("verification")
          .put("object", "verification_admin")
          .put("status", "verified")
          .put("strategy", "admin")
          .putNull("attempts")
          .putNull("expire_at");
    } else {
      email.putNull("verification");
    }
    email.putArray("linked_to");
    return email.put("created_at", now).put("updated_at", now);
  }

  /** Adds an address; the first one, or one that is said to be, becomes the primary one. */
  static ObjectNode withEmail(ObjectNode user, ObjectNode email, boolean primary) {
    ArrayNode emails = user.withArray("/email_addresses");
    emails.add(email);
    if (primary || emails.size() == 1) {
      user.put("primary_email_address_id", email.path("id").asText());
    }
    return user;
  }

  static boolean hasEmail(JsonNode user, String emailId) {
    return user.path("email_addresses")
        .valueStream()
        .anyMatch(email -> email.path("id").asText().equals(emailId));
  }

  static String primaryAddress(JsonNode user) {
    String primary = user.path("primary_email_address_id").asText();
    for (JsonNode email : user.path("email_addresses")) {
      if (email.path("id").asText().equals(primary)) {
        return email.path("email_address").asText();
      }
    }
    return "";
  }

  static ObjectNode publicData(ObjectNode user) {
    ObjectNode data =
        Json.object()
            .put("user_id", user.path("id").asText())
            .put("identifier", primaryAddress(user))
            .put("image_url", user.path("image_url").asText())
            .put("has_image", false);
    data.set("first_name", user.path("first_name"));
    data.set("last_name", user.path("last_name"));
    return data;
  }
}
