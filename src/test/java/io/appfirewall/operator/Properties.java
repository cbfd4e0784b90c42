package io.appfirewall.operator;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The operator's configuration as Spring binds it. */
final class Properties {
  private Properties() {}

  /** The defaults, but for these names and values. */
  static AppFirewallProperties with(String... namesAndValues) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("appfirewall", AppFirewallProperties.class);
  }
}
