package de.mojoinstitut.connectors.clerk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.mojoinstitut.core.region.RegionCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of Clerk's user object that is read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ClerkUser(
    @JsonProperty("first_name") @Nullable String firstName,
    @JsonProperty("last_name") @Nullable String lastName,
    @JsonProperty("primary_email_address_id") @Nullable String primaryEmailAddressId,
    @JsonProperty("email_addresses") @Nullable List<EmailAddress> emailAddresses,
    @JsonProperty("public_metadata") @Nullable JsonNode publicMetadata) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record EmailAddress(String id, @JsonProperty("email_address") String address) {

    @Override
    public String toString() {
      return "EmailAddress[redacted]";
    }
  }

  /** First and last name, empty where the account has neither. */
  String name() {
    return Stream.of(Optional.ofNullable(firstName), Optional.ofNullable(lastName))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  Optional<String> primaryEmail() {
    return Optional.ofNullable(emailAddresses).stream()
        .flatMap(List::stream)
        .filter(email -> email.id().equals(primaryEmailAddressId))
        .map(EmailAddress::address)
        .findFirst();
  }

  /** The language tag in the public metadata. */
  Optional<String> locale() {
    return Optional.ofNullable(publicMetadata)
        .map(metadata -> metadata.path("locale").asText(""))
        .filter(tag -> !tag.isBlank());
  }

  /** The roles in the public metadata; empty for everybody who is not staff. */
  Set<String> staffRoles() {
    Set<String> roles = new HashSet<>();
    Optional.ofNullable(publicMetadata)
        .map(metadata -> metadata.path("mojo").path("roles"))
        .ifPresent(list -> list.forEach(role -> roles.add(role.asText())));
    return roles;
  }

  /** The region that the roles are for; empty where they are for all. */
  Optional<RegionCode> staffRegion() {
    return Optional.of(staffRegionField())
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .map(RegionCode::new);
  }

  /** No region means all of them: one that cannot be read must not mean that. */
  boolean hasSoundStaffRegion() {
    JsonNode field = staffRegionField();
    return field.isMissingNode()
        || field.isNull()
        || (field.isTextual() && !field.asText().isBlank());
  }

  private JsonNode staffRegionField() {
    return Optional.ofNullable(publicMetadata)
        .map(metadata -> metadata.path("mojo").path("region"))
        .orElseGet(MissingNode::getInstance);
  }

  @Override
  public String toString() {
    return "ClerkUser[redacted]";
  }
}
