package de.mojoinstitut.connectors.kontakte;

/**
 * All that leaves for a tenant about a person. There is no field for a membership, a stage or a
 * price, and none may be added.
 */
record ContactRequest(
    String clerkUserId, String tenantId, String name, String email, String source) {

  @Override
  public String toString() {
    return "ContactRequest[redacted]";
  }
}
