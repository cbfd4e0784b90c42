package io.appfirewall.manifest.input;

import io.appfirewall.manifest.Shown;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML as far as it can be read. */
final class YamlDocuments {
  static final int DEEPEST = 100;
  private static final int MOST_ALIASES = 10_000;

  private YamlDocuments() {}

  /** Adds the documents to a list; those before a mistake are in it when this throws. */
  static void read(String text, List<Document> documents) {
    try {
      Composer composer = composer(text);
      while (composer.checkNode()) {
        Node node = composer.getNode();
        documents.add(
            new Document(new TreeBuilder().build(node), node.getStartMark().getLine() + 1));
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new UnparsableException(line, "this is not YAML: " + Shown.plain(e.getProblem()));
    } catch (ReaderException e) {
      throw new UnparsableException(
          lineAt(text, e.getPosition()), "there is a character that YAML does not have");
    } catch (YAMLException e) {
      throw new UnparsableException(
          1, "this cannot be read: " + Shown.plain(String.valueOf(e.getMessage())));
    }
  }

  private static Composer composer(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    // Files are bounded before they get here.
    options.setCodePointLimit(Integer.MAX_VALUE);
    return new Composer(
        new ParserImpl(new StreamReader(text), options), new KubernetesResolver(), options);
  }

  private static int lineAt(String text, int codePoints) {
    int end = Math.min(codePoints, text.length());
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** For the tests of what one text holds. */
  static List<Document> read(String text) {
    List<Document> documents = new ArrayList<>();
    read(text, documents);
    return documents;
  }
}
