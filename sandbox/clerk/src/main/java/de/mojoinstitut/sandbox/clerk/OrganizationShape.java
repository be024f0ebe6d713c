package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** An organisation and a membership as Clerk's backend API shows them. */
final class OrganizationShape {

  static final String ADMIN = "org:admin";
  private static final int MOST_MEMBERS = 5;

  private OrganizationShape() {}

  static ObjectNode organization(String id, String name, String slug, long now) {
    ObjectNode organization =
        Json.object()
            .put("id", id)
            .put("object", "organization")
            .put("name", name)
            .put("slug", slug)
            .put("image_url", "https://img.clerk.com/sandbox")
            .put("has_image", false)
            .put("max_allowed_memberships", MOST_MEMBERS)
            .put("admin_delete_enabled", true)
            .putNull("created_by");
    organization.putObject("public_metadata");
    organization.putObject("private_metadata");
    return organization.put("created_at", now).put("updated_at", now);
  }

  static ObjectNode membership(String id, String organization, String user, String role, long now) {
    ObjectNode membership =
        Json.object()
            .put("id", id)
            .put("object", "organization_membership")
            .put("organization_id", organization)
            .put("user_id", user)
            .put("role", role);
    membership.putArray("permissions");
    membership.putObject("public_metadata");
    membership.putObject("private_metadata");
    return membership.put("created_at", now).put("updated_at", now);
  }
}
