package io.appfirewall.dashboard.sight;

import io.appfirewall.core.model.ObjectId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Repairs, and an inventory in which they were told. */
public final class Told {
  private Told() {}

  /** A repair that was told once. */
  public static Repair repair(ObjectId object, String message, Instant when) {
    return new Repair(
        object, new Happening("Warning", "DriftRepaired", message, 1, Optional.of(when)));
  }

  /** All that another inventory has, and these repairs. */
  public static Inventory in(Inventory inventory, List<Repair> repairs) {
    return (Inventory)
        Proxy.newProxyInstance(
            Told.class.getClassLoader(),
            new Class<?>[] {Inventory.class},
            (proxy, method, arguments) ->
                method.getName().equals("repairs")
                    ? Optional.of(repairs.stream())
                    : method.invoke(inventory, arguments));
  }
}
