package de.mojoinstitut.connectors.kontakte;

import de.mojoinstitut.chassis.client.Reply;
import de.mojoinstitut.chassis.client.ServiceClient;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import de.mojoinstitut.core.contact.ContactId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Client of kontakte.mojo, as the hub and in the name of one tenant per call. */
public final class KontakteClient {

  private static final String SYSTEM = "kontakte";

  private final ServiceClient api;

  public KontakteClient(KontakteSettings settings, ServiceTokens tokens) {
    this.api =
        new ServiceClient(
            SYSTEM, settings.url(), settings.connectTimeout(), settings.readTimeout(), tokens);
  }

  /**
   * Creates or updates a contact. Idempotent by person and tenant; the key is the occasion with a
   * digest of the card, so that neither a changed card nor a later occasion is taken for a repeated
   * one.
   *
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the outcome is not known: try
   *     again
   * @throws OutsideRefusedException where kontakte.mojo refuses the card
   */
  public ContactId upsert(ContactCard card) {
    String tenant = card.tenant().value();
    String person = card.person().value();
    byte[] body =
        api.write(
            new ContactRequest(
                person,
                tenant,
                card.profile().displayName(),
                card.profile().email(),
                card.source()));
    String key = "contact:" + card.occasion() + ":" + digest(body);
    ContactAnswer answer =
        answered(api.post(tenant, key, body, ContactAnswer.class, "/api/contacts"));
    if (answer.id() == null || answer.id().isBlank()) {
      throw unreadable("id");
    }
    return new ContactId(answer.id());
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T> answered -> answered.body();
      case Reply.Refused<T> refused ->
          throw new OutsideRefusedException(SYSTEM, refused.status(), refused.code());
      case Reply.Unavailable<T> unavailable ->
          throw new OutsideUnavailableException(SYSTEM, unavailable.reason());
    };
  }

  /** The effect is not known, and asking again under the same key is safe. */
  private static OutsideUnavailableException unreadable(String field) {
    return new OutsideUnavailableException(SYSTEM, "UNREADABLE_ANSWER " + field);
  }
}
