package io.appfirewall.operator;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * An informer that ends although nobody stopped it leaves the operator deaf; only another process
 * helps.
 */
@Component
final class InformerDeath implements InformerStoppedHandler {
  private static final Logger log = LoggerFactory.getLogger(InformerDeath.class);

  private final Exit exit;

  InformerDeath(Exit exit) {
    this.exit = exit;
  }

  @Override
  @SuppressWarnings("rawtypes") // The SDK declares it so.
  public void onStop(SharedIndexInformer informer, @Nullable Throwable cause) {
    if (cause != null) {
      log.atError()
          .addKeyValue("informer", informer.getApiTypeClass().getSimpleName())
          .setCause(cause)
          .log("An informer has died; ending");
      exit.now(1);
    }
  }
}
