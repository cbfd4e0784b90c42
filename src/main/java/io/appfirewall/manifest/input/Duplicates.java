package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.DUPLICATE_OBJECT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells objects that are there once from those that are there more than once. */
record Duplicates(List<Decoded> once, List<ObjectId> several, List<Diagnostic> diagnostics) {
  private static final int MOST_PLACES = 3;

  static Duplicates among(List<Decoded> objects) {
    List<Decoded> once = new ArrayList<>();
    List<ObjectId> several = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    objects.stream()
        .collect(groupingBy(Decoded::id, TreeMap::new, Collectors.toList()))
        .forEach((id, same) -> {
          if (same.size() == 1 || mayRepeat(same)) {
            once.add(same.getFirst());
          } else {
            several.add(id);
            for (int i = 0; i < same.size(); i++) {
              diagnostics.add(complaint(same, i));
            }
          }
        });
    return new Duplicates(once, several, diagnostics);
  }

  // Many a file brings along the same Namespace as others do.
  private static boolean mayRepeat(List<Decoded> same) {
    return !same.getFirst().kind().isOurs()
        && same.stream().map(object -> object.checked().tree()).distinct().count() == 1;
  }

  private static Diagnostic complaint(List<Decoded> same, int index) {
    List<Decoded> others = new ArrayList<>(same);
    Decoded object = others.remove(index);
    return new Diagnostic(
        DUPLICATE_OBJECT,
        object.id(),
        FieldPath.of("metadata").field("name"),
        "the object in "
            + object.source()
            + " has the name of another one in "
            + places(others)
            + ", so none of them is used: keep one.");
  }

  private static String places(List<Decoded> objects) {
    String few =
        objects.stream()
            .limit(MOST_PLACES)
            .map(object -> object.source().toString())
            .collect(joining(", "));
    int more = objects.size() - MOST_PLACES;
    return more > 0 ? few + " and in " + more + " more places" : few;
  }
}
