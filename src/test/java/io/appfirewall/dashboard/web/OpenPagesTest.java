package io.appfirewall.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenPagesTest {
  private static final long GIBIBYTE = 1L << 30;

  @ParameterizedTest
  @CsvSource({"1, 1", "8388608, 10", "321912832, 392", "2147483648, 2621"})
  void areAsManyAsAnEighthOfTheHeapBears(long heapBytes, int most) {
    OpenPages pages = new OpenPages(heapBytes, bound -> 0);

    assertThat(pages.most()).isEqualTo(most);
    IntStream.range(0, most).forEach(i -> assertThat(pages.open()).isTrue());
    assertThat(pages.open()).isFalse();
    assertThat(pages.open()).isFalse();
    pages.close();
    assertThat(pages.open()).isTrue();
    assertThat(pages.open()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1000", "100, 0, 1000", "101, 9, 1001", "250, 1499, 1001", "1000, 8999, 1001"})
  void areToldAtOnceOrOneAfterTheOther(int open, long latestMillis, long afterMillis) {
    OpenPages last = new OpenPages(GIBIBYTE, bound -> bound - 1);
    OpenPages first = new OpenPages(GIBIBYTE, bound -> 0);
    IntStream.range(0, open).forEach(i -> assertThat(last.open() && first.open()).isTrue());

    assertThat(last.turn()).isEqualTo(new OpenPages.Turn(latestMillis, afterMillis));
    assertThat(first.turn())
        .isEqualTo(new OpenPages.Turn(0, Math.max(1_000, latestMillis + afterMillis)));
  }
}
