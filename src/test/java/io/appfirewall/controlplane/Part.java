package io.appfirewall.controlplane;

/** The programs that a control plane consists of. */
public enum Part {
  ETCD("etcd"),
  API_SERVER("kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager");

  private final String program;

  Part(String program) {
    this.program = program;
  }

  /** The file name of the executable. */
  public String program() {
    return program;
  }
}
