package de.mojoinstitut.payments.watch;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the watcher of a kind and lets it look in the tenant's scope. */
@Component
public class Watchers {

  private final Map<Watched.Kind, Watcher> watchers;

  Watchers(List<Watcher> watchers) {
    this.watchers = watchers.stream().collect(Collectors.toMap(Watcher::kind, Function.identity()));
  }

  public void look(Watched watched) {
    Watcher watcher = watchers.get(watched.kind());
    if (watcher == null) {
      throw new IllegalStateException("nobody looks at " + watched.kind());
    }
    Scopes.run(Scope.workerOfTenant(watched.tenantId()), () -> watcher.look(watched.entityId()));
  }
}
