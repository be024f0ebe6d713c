package de.mojoinstitut.sandbox.stack.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The people who log in to Operate and Tasklist; each one's password is the name. Both programs
 * look them up in Operate's index.
 */
final class StaffLogins {

  private static final String INDEX = "/operate-user-1.2.0_/_doc/";

  /** The login of programs; its password is the name, too. */
  static final String SYSTEM = "demo";

  private static final List<String> STAFF =
      List.of(
          SYSTEM, "user_owner", "user_fin1", "user_fin2", "user_cert1", "user_cert2", "user_ops");

  private final URI openSearch;

  StaffLogins(URI openSearch) {
    this.openSearch = openSearch;
  }

  void create() {
    JsonHttp http = new JsonHttp();
    for (String name : STAFF) {
      URI document = openSearch.resolve(INDEX + name + "?refresh=true");
      http.put(document, Map.of(), document(name)).orThrow("OpenSearch");
    }
  }

  private static ObjectNode document(String name) {
    ObjectNode user = JsonHttp.object();
    user.put("id", name).put("userId", name).put("displayName", name);
    user.put("password", "{noop}" + name);
    user.putArray("roles").add("OWNER");
    return user;
  }
}
