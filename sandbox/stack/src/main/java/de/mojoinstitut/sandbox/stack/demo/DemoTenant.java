package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.util.List;

/** A tenant of the demo data; the hub's own rows about it are in {@code demo/hub.sql}. */
record DemoTenant(String id, String name, String slug, String region, String currency) {

  static List<DemoTenant> all() {
    return List.of(
        new DemoTenant("tenant_mojo_dach", "MOJO DACH", "mojo-dach", "DACH", "EUR"),
        new DemoTenant("tenant_mojo_us", "MOJO US", "mojo-us", "US", "USD"),
        new DemoTenant("tenant_mojo_indien", "MOJO Indien", "mojo-indien", "INDIEN", "INR"),
        new DemoTenant("tenant_anna", "Praxis Anna Schmidt", "anna", "DACH", "EUR"),
        new DemoTenant("tenant_ravi", "Ravi Patel Wellness", "ravi", "INDIEN", "INR"),
        new DemoTenant("tenant_eva", "Praxis Eva Wagner", "eva", "DACH", "EUR"),
        new DemoTenant("tenant_tom", "Tom Müller Coaching", "tom", "DACH", "EUR"));
  }

  /** The organisation that Clerk knows it as. */
  String clerkOrgId() {
    return "org_" + slug.replace('-', '_');
  }

  ObjectNode forKontakte() {
    return JsonHttp.object()
        .put("name", name)
        .put("slug", slug)
        .put("region", region)
        .put("clerkOrgId", clerkOrgId());
  }

  ObjectNode forPayments() {
    return forKontakte().put("currency", currency);
  }
}
