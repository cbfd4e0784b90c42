package io.appfirewall.manifest.input;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Tells what a bare word in YAML is, as kubectl and the API server do (YAML 1.1 in the reading of
 * go-yaml): {@code yes}, {@code on} and {@code y} are booleans, {@code 010} is eight, and a date is
 * text.
 */
public final class KubernetesResolver extends Resolver {
  private static final Pattern BOOLEAN =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[1-9][0-9_]*|0)");
  private static final Pattern BROKEN =
      Pattern.compile(
          "[-+]?(\\.[0-9][0-9_]*|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9_]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern MERGE = Pattern.compile("<<");

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, BOOLEAN, "yYnNtTfFoO", "false".length());
    addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
    addImplicitResolver(Tag.FLOAT, BROKEN, "-+0123456789.");
    addImplicitResolver(Tag.MERGE, MERGE, "<", "<<".length());
    addImplicitResolver(Tag.NULL, NOTHING, "~nN\0", "null".length());
  }
}
