package de.mojoinstitut.kontakte.entry;

/**
 * The three parts of an address book, with the column by which an upsert knows an entry again
 * within its tenant.
 */
public enum Book {
  CONTACT("contact", "clerk_user_id"),
  LEAD("lead", "email_key"),
  PARTNER("partner", "email_key");

  private final String table;
  private final String keyColumn;

  Book(String table, String keyColumn) {
    this.table = table;
    this.keyColumn = keyColumn;
  }

  String table() {
    return table;
  }

  String keyColumn() {
    return keyColumn;
  }

  /** Puts table and key column into a statement. */
  String sql(String statement) {
    return statement.replace("{table}", table).replace("{key}", keyColumn);
  }
}
