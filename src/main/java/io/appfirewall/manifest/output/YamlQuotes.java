package io.appfirewall.manifest.output;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.appfirewall.manifest.input.KubernetesResolver;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Puts text in quotation marks wherever some reader of YAML would take it for something else: the
 * label value {@code 1e3}, which kubectl reads as a number, and the date that others read.
 */
final class YamlQuotes extends StringQuotingChecker {
  private static final long serialVersionUID = 1L;

  private final transient Resolver kubernetes = new KubernetesResolver();
  private final transient Resolver others = new Resolver();

  @Override
  public boolean needToQuoteName(String name) {
    return isNoText(name) || valueHasQuotableChar(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return isNoText(value) || valueHasQuotableChar(value);
  }

  private boolean isNoText(String text) {
    return !kubernetes.resolve(NodeId.scalar, text, true).equals(Tag.STR)
        || !others.resolve(NodeId.scalar, text, true).equals(Tag.STR);
  }
}
