package de.mojoinstitut.payments.contact;

/** Says what a contact is called. */
public interface ContactNames {

  /** What kontakte.mojo knows. */
  sealed interface Name {
    /** The contact's name. Personal: for documents, never for logs. */
    record Known(String name) implements Name {}

    /** There is no such contact any more: the person was erased. */
    record Gone() implements Name {}

    /** kontakte.mojo did not answer; ask again later. */
    record Unknown() implements Name {}
  }

  /** Reads only; any failure of the other side is {@link Name.Unknown}. */
  Name of(String tenantId, String contactId);
}
