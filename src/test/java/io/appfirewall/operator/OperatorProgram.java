package io.appfirewall.operator;

/** The operator alone, as the main program of a process. */
final class OperatorProgram {
  private OperatorProgram() {}

  public static void main(String[] arguments) {
    OperatorApplication.run(arguments);
  }
}
