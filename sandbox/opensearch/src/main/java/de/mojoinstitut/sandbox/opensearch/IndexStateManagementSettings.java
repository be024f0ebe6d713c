package de.mojoinstitut.sandbox.opensearch;

import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Setting.Property;
import org.opensearch.plugins.Plugin;

/**
 * Declares the two index settings of OpenSearch's index state management plugin, and nothing else.
 * Tasklist's index templates name them; a node that has never heard of them refuses the templates,
 * and Tasklist does not start.
 */
public final class IndexStateManagementSettings extends Plugin {

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(text("policy_id"), text("rollover_alias"));
  }

  private static Setting<String> text(String name) {
    return Setting.simpleString(
        "index.plugins.index_state_management." + name, Property.IndexScope, Property.Dynamic);
  }
}
