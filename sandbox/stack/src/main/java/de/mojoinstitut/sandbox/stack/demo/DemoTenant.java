package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.util.List;

/** A tenant of the demo data; the hub's own rows about it are in {@code demo/hub.sql}. */
record DemoTenant(
    String id, String name, String slug, String region, String currency, TaxStatus tax) {

  /** Tenants that sell: kontakte and payments know them. */
  static List<DemoTenant> all() {
    return List.of(
        new DemoTenant(
            "tenant_mojo_dach",
            "MOJO DACH",
            "mojo-dach",
            "DACH",
            "EUR",
            TaxStatus.vat("MOJO DACH GmbH", "Lindenweg 1", "10115", "Berlin", "DE", 1_900)),
        new DemoTenant(
            "tenant_mojo_us",
            "MOJO US",
            "mojo-us",
            "US",
            "USD",
            TaxStatus.untaxed("MOJO US LLC", "1 Sample Street", "10001", "New York", "US")),
        new DemoTenant(
            "tenant_mojo_indien",
            "MOJO Indien",
            "mojo-indien",
            "INDIEN",
            "INR",
            TaxStatus.untaxed("MOJO Indien", "1 Sample Road", "400001", "Mumbai", "IN")),
        new DemoTenant(
            "tenant_anna",
            "Praxis Anna Schmidt",
            "anna",
            "DACH",
            "EUR",
            TaxStatus.vat("Praxis Anna Schmidt", "Musterweg 5", "20095", "Hamburg", "DE", 1_900)),
        new DemoTenant(
            "tenant_ravi",
            "Ravi Patel Wellness",
            "ravi",
            "INDIEN",
            "INR",
            TaxStatus.untaxed("Ravi Patel Wellness", "5 Sample Road", "560001", "Bengaluru", "IN")),
        new DemoTenant(
            "tenant_eva",
            "Praxis Eva Wagner",
            "eva",
            "DACH",
            "EUR",
            TaxStatus.vat("Praxis Eva Wagner", "Beispielgasse 7", "1010", "Wien", "AT", 2_000)),
        new DemoTenant(
            "tenant_tom",
            "Tom Müller Coaching",
            "tom",
            "DACH",
            "EUR",
            TaxStatus.smallBusiness(
                "Tom Müller Coaching", "Beispielweg 9", "80331", "München", "DE")));
  }

  /** Distributors sell nothing, but are paid like tenants: payments knows them too. */
  static List<DemoTenant> distributors() {
    return List.of(
        new DemoTenant(
            "dist_dach",
            "MOJO Vertrieb DACH",
            "dist-dach",
            "DACH",
            "EUR",
            TaxStatus.vat("MOJO Vertrieb DACH", "Musterplatz 2", "50667", "Köln", "DE", 1_900)),
        new DemoTenant(
            "dist_us",
            "MOJO Distribution US",
            "dist-us",
            "US",
            "USD",
            TaxStatus.untaxed(
                "MOJO Distribution US", "2 Sample Street", "10001", "New York", "US")),
        new DemoTenant(
            "dist_in",
            "MOJO Distribution Indien",
            "dist-in",
            "INDIEN",
            "INR",
            TaxStatus.untaxed(
                "MOJO Distribution Indien", "2 Sample Road", "400001", "Mumbai", "IN")));
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
