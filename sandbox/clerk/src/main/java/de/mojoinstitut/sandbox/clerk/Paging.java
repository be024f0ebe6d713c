package de.mojoinstitut.sandbox.clerk;

import de.mojoinstitut.sandbox.kit.Request;
import java.util.List;
import java.util.Map;

/** {@code limit} (1 to 500, usually 10) and {@code offset}. */
record Paging(int limit, int offset) {

  private static final int USUAL = 10;
  private static final int MOST = 500;

  Paging {
    if (limit < 1 || limit > MOST || offset < 0) {
      throw new IllegalArgumentException("limit or offset out of range");
    }
  }

  /**
   * @throws IllegalArgumentException where a value is no number or out of range
   */
  static Paging of(Request request) {
    Map<String, String> query = request.queryParameters();
    return new Paging(
        Integer.parseInt(query.getOrDefault("limit", "" + USUAL)),
        Integer.parseInt(query.getOrDefault("offset", "0")));
  }

  <T> List<T> cut(List<T> all) {
    return all.stream().skip(offset).limit(limit).toList();
  }
}
