package de.mojoinstitut.core.region;

import de.mojoinstitut.core.person.ClerkUserId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Distributors and their people, as far as the current scope sees them. */
@Repository
public class Distributors {

  private final JdbcClient jdbc;

  Distributors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Distributor> find(String id) {
    return jdbc.sql("select id, name, region from distributor where id = :id")
        .param("id", id)
        .query(
            (row, i) ->
                new Distributor(
                    row.getString("id"),
                    row.getString("name"),
                    new RegionCode(row.getString("region"))))
        .optional();
  }

  /** Who acts for the distributor. */
  public List<ClerkUserId> people(String id) {
    return jdbc.sql(
            "select clerk_user_id from distributor_person where distributor = :id order by clerk_user_id")
        .param("id", id)
        .query((row, i) -> new ClerkUserId(row.getString("clerk_user_id")))
        .list();
  }
}
