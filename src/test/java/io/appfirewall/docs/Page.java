package io.appfirewall.docs;

import io.appfirewall.core.model.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page of Markdown. */
public record Page(Path path, List<String> lines) {
  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  public Page {
    lines = List.copyOf(lines);
  }

  /** Every page: those of the root, and all of docs. */
  static List<Page> all() {
    try (Stream<Path> root = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(root, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path path) {
    try {
      return new Page(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Page of(String path) {
    return of(Path.of(path));
  }

  /** A fenced block. */
  public record Block(Page page, int line, String info, String text) {
    private static final String EXPECTS = "expects=";
    private static final String FIREWALL =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: example, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: example}}
          policyTypes: [Ingress, Egress]
        """;

    /** The first word after the fence, {@code yaml}. */
    String language() {
      return words().findFirst().orElse("");
    }

    /** What the block holds, as whole objects: rules alone are put into a firewall. */
    String manifest() {
      return Arrays.stream(Direction.values())
          .map(Direction::rulesField)
          .filter(field -> words().anyMatch(field::equals))
          .findFirst()
          .map(field -> FIREWALL + (field + ":\n" + text).indent(2))
          .orElse(text);
    }

    /** The codes of the mistakes that are in it on purpose. */
    Set<String> expected() {
      return words()
          .filter(word -> word.startsWith(EXPECTS))
          .flatMap(word -> Arrays.stream(word.substring(EXPECTS.length()).split(",", -1)))
          .collect(Collectors.toSet());
    }

    private Stream<String> words() {
      return Arrays.stream(info.split(" ", -1));
    }

    @Override
    public String toString() {
      return page.path() + ":" + line;
    }
  }

  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      int end = indexAfter(i, line -> line.startsWith(FENCE));
      blocks.add(
          new Block(
              this,
              i + 1,
              lines.get(i).substring(FENCE.length()).strip(),
              String.join("\n", lines.subList(i + 1, end)) + "\n"));
      i = end;
    }
    return blocks;
  }

  /** The lines outside of blocks. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        inside = !inside;
      } else if (!inside) {
        prose.add(line);
      }
    }
    return prose;
  }

  /** The targets of links, without those to other sites. */
  List<String> relativeLinks() {
    return prose().stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map(match -> match.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /** What is set as code in the text: {@code FirewallNotFound}. */
  Set<String> inlineCode() {
    return prose().stream().flatMap(Page::code).collect(Collectors.toSet());
  }

  public static Stream<String> code(String line) {
    return CODE.matcher(line).results().map(match -> match.group(1));
  }

  /** The anchors of the headings, as GitHub makes them. */
  Set<String> anchors() {
    return prose().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The first table below a heading: its rows without the head, cell by cell. */
  public List<List<String>> table(String heading) {
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new IllegalArgumentException(path + " has no heading " + heading);
    }
    int head = indexAfter(start, line -> line.startsWith("|"));
    return lines.subList(head + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .map(Page::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    String inside = row.substring(1, row.lastIndexOf('|'));
    return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
  }

  private int indexAfter(int start, Predicate<String> wanted) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException(path + ":" + (start + 1) + " does not end");
  }

  /** All that a pattern finds in the page's blocks and text alike. */
  Stream<MatchResult> find(Pattern pattern) {
    return lines.stream().flatMap(line -> pattern.matcher(line).results());
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
