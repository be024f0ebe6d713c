package de.mojoinstitut.core.security;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import org.jspecify.annotations.Nullable;

/** Everybody who comes near a booking of Anna's offer in DACH; the scopes are the hub's. */
enum Callers {
  BUYER(null, "DACH", Level.PERSON),
  OTHER_MEMBER(null, "DACH", Level.PERSON),
  MEMBER_OF_INDIEN(null, "INDIEN", Level.PERSON),
  SELLER("tenant_anna", "DACH", Level.TENANT),
  OTHER_TENANT("tenant_ben", "DACH", Level.TENANT),
  TENANT_OF_INDIEN("tenant_ravi", "INDIEN", Level.TENANT),
  DISTRIBUTOR(null, "DACH", Level.DISTRIBUTOR),
  DISTRIBUTOR_OF_INDIEN(null, "INDIEN", Level.DISTRIBUTOR),
  PLATFORM(null, null, Level.PLATFORM),
  WORKER(null, "DACH", Level.ENTITY),
  WORKER_OF_INDIEN(null, "INDIEN", Level.ENTITY),
  WORKER_OF_SELLER("tenant_anna", null, Level.ENTITY),
  WORKER_OF_OTHER_TENANT("tenant_ben", null, Level.ENTITY),
  MACHINERY(null, null, Level.ENTITY);

  private final @Nullable String tenant;
  private final @Nullable String region;
  private final Level level;

  Callers(@Nullable String tenant, @Nullable String region, Level level) {
    this.tenant = tenant;
    this.region = region;
    this.level = level;
  }

  /**
   * @param buyer who {@link #BUYER} is
   */
  Scope scope(String buyer) {
    if (level == Level.ENTITY) {
      return new Scope(Kind.WORKER, null, tenant, region, level);
    }
    return new Scope(Kind.API, user(buyer), tenant, region, level);
  }

  private String user(String buyer) {
    return switch (this) {
      case BUYER -> buyer;
      case SELLER -> "user_anna";
      case OTHER_TENANT -> "user_ben";
      case TENANT_OF_INDIEN -> "user_ravi";
      default -> "user_stranger";
    };
  }
}
