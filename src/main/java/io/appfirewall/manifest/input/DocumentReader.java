package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.UNPARSABLE;

import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of one file, be it YAML or JSON. */
final class DocumentReader {
  private final String file;
  private final List<Document> documents = new ArrayList<>();
  private Optional<InputProblem> problem = Optional.empty();

  private DocumentReader(String file) {
    this.file = file;
  }

  /**
   * What a file holds.
   *
   * @param problem where reading ended; the documents before it are there all the same
   */
  record Read(List<Document> documents, Optional<InputProblem> problem) {}

  static Read read(String file, ByteBuffer bytes) {
    DocumentReader reader = new DocumentReader(file);
    try {
      reader.read(text(bytes));
    } catch (UnparsableException e) {
      reader.problem =
          Optional.of(
              new InputProblem(UNPARSABLE, new Source(file, e.line()), e.getMessage() + "."));
    }
    return new Read(reader.documents, reader.problem);
  }

  // A file that begins with a brace may be JSON, or YAML in flow style.
  private void read(String text) {
    if (!text.stripLeading().startsWith("{") && !file.endsWith(".json")) {
      YamlDocuments.read(text, documents);
      return;
    }
    try {
      JsonDocuments.read(text, documents);
    } catch (UnparsableException notJson) {
      if (file.endsWith(".json")) {
        throw notJson;
      }
      documents.clear();
      YamlDocuments.read(text, documents);
    }
  }

  private static String text(ByteBuffer bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.remaining() + 1);
    CoderResult result = decoder.decode(bytes.duplicate(), out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      throw new UnparsableException(line, "this is not text in UTF-8: save the file in UTF-8");
    }
    // Some editors begin a file with a byte order mark.
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
