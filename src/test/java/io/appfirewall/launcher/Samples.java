package io.appfirewall.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records and switches, and what there is to hear of them. Public, since two loaders have it. */
public final class Samples {
  private Samples() {}

  sealed interface Shape {
    default String text() {
      return switch (this) {
        case Circle(double radius) when radius == 0 -> "point";
        case Circle circle -> "circle " + circle;
        case Square(All all) when all.number() > 1 -> "large";
        case Square(
                All(
                    boolean _,
                    byte _,
                    char sign,
                    short _,
                    int _,
                    long _,
                    float _,
                    double _,
                    String _,
                    List<String> _)) ->
            "square " + sign;
        case Nothing nothing -> "nothing";
      };
    }
  }

  record Circle(double radius) implements Shape {}

  record Square(All all) implements Shape {}

  record Nothing() implements Shape {}

  record All(
      boolean truth,
      byte small,
      char sign,
      short shorter,
      int number,
      long longer,
      float broken,
      double broader,
      @Nullable String text,
      List<String> list) {}

  private static final List<String> LIST = List.of("x");

  private static All all(boolean truth, int number, double broader, @Nullable String text) {
    return new All(
        truth,
        (byte) number,
        (char) ('a' + number),
        (short) -number,
        number,
        Long.MAX_VALUE - number,
        (float) broader,
        broader,
        text,
        LIST);
  }

  private static String kind(@Nullable Object object) {
    return switch (object) {
      case null -> "null";
      case String text when text.isEmpty() -> "empty";
      case String text when text.length() > 5 -> "long " + text;
      case CharSequence text -> "text " + text;
      case Integer number when number > 1 -> "many";
      case Number number -> "number " + number;
      case List<?> list -> "list " + list.size();
      case Shape shape -> shape.text();
      default -> "else";
    };
  }

  private static String word(String word) {
    return switch (word) {
      case "a" -> "first";
      case String text when text.length() > 1 -> "long";
      case "b" -> "second";
      default -> "other";
    };
  }

  /** What they say, hash, equal, and are told to be. */
  public static List<String> answers() {
    List<@Nullable Object> all =
        new ArrayList<@Nullable Object>(
            Arrays.asList(null, "", "ab", "abcdef", "x", 1, 2, 3L, LIST, 'c'));
    all.addAll(List.of(new Nothing(), new Nothing(), new Circle(0), new Circle(-0.0)));
    all.addAll(List.of(new Circle(Double.NaN), new Circle(Double.NaN), new Circle(2)));
    all.add(all(true, 1, 1, "a"));
    all.add(all(true, 1, 1, "a"));
    all.add(all(false, 1, 1, "a"));
    all.add(all(true, 2, 1, "a"));
    all.add(all(true, 1, -0.0, "a"));
    all.add(all(true, 1, 1, null));
    all.addAll(List.of(new Square(all(true, 1, 1, "a")), new Square(all(true, 2, 1, null))));
    List<String> answers = new ArrayList<>();
    for (Object one : all) {
      answers.add(kind(one));
      if (one instanceof Record) {
        answers.add(one.toString());
        for (Object other : all) {
          answers.add(one + " equals " + other + " " + one.equals(other));
        }
      }
    }
    for (Object each : List.of(new Nothing(), new Circle(2), new Circle(-0.0))) {
      answers.add(each.toString() + each.hashCode());
    }
    answers.add("" + all(true, 1, 1, "a").hashCode());
    answers.add("" + all(false, 7, -3, null).hashCode());
    for (String word : List.of("a", "b", "c", "aa")) {
      answers.add(word(word));
    }
    return answers;
  }
}
