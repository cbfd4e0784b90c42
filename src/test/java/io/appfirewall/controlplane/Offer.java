package io.appfirewall.controlplane;

/** Whether this machine can have a control plane of some kind. */
sealed interface Offer {
  record Made(Choice choice) implements Offer {}

  /**
   * There is none to be had.
   *
   * @param reason why not and what would help, a clause without a full stop
   */
  record None(String reason) implements Offer {}
}
