package io.appfirewall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.appfirewall.DashboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of two thousand groups in twenty namespaces, in a browser. */
class MapOfManyGroupsIT {
  private static final int NAMESPACES = 20;
  private static final int GROUPS = 100;

  /** Of two nodes that are not parts of each other, how many pairs lie upon each other. */
  private static final String OVERLAPS =
      """
      (() => {
        const boxes = document.getElementById('map').graph.nodes().not(':parent')
          .map(node => node.boundingBox({includeLabels: false, includeEdges: false, includeOverlays: false}));
        return boxes.flatMap((one, i) => boxes.slice(i + 1).filter(other =>
          one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2)).length;
      })()
      """;

  @TempDir private static Path output;
  @TempDir private static Path manifests;
  private static DashboardProcess process;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        manifests.resolve("groups.yaml"),
        IntStream.range(0, NAMESPACES * GROUPS)
            .mapToObj(MapOfManyGroupsIT::group)
            .collect(Collectors.joining()));
    process =
        DashboardProcess.start(
            output, System.getenv("PATH"), "-f", manifests.toString(), "--port", "0");
    browser = Browser.start(process.address().replaceFirst("/$", ""));
  }

  /** One that talks to the next of its namespace, and to the one like it in the next namespace. */
  private static String group(int i) {
    int namespace = i / GROUPS;
    int number = i % GROUPS;
    return """
    ---
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: g%1$d, namespace: n%2$d}
    spec:
      podSelector: {matchLabels: {app: g%1$d}}
      policyTypes: [Ingress, Egress]
      dns: Deny
      ingress:
      - name: in
        from:
        - firewall: {name: g%3$d}
        - firewall: {name: g%1$d, namespace: n%4$d}
        ports: [{port: 80}]
      egress:
      - name: out
        to:
        - firewall: {name: g%5$d}
        - firewall: {name: g%1$d, namespace: n%6$d}
        ports: [{port: 80}]
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: g%1$d-1, namespace: n%2$d, labels: {app: g%1$d}}
    """
        .formatted(
            number,
            namespace,
            (number + GROUPS - 1) % GROUPS,
            (namespace + NAMESPACES - 1) % NAMESPACES,
            (number + 1) % GROUPS,
            (namespace + 1) % NAMESPACES);
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
    browser.closePages();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    process.close();
  }

  private static Page map(String path) {
    Page page = browser.open(path);
    assertThat(page.locator("#map[data-nodes]")).isVisible();
    return page;
  }

  private static Object graph(Page page, String question) {
    return page.evaluate("document.getElementById('map').graph." + question);
  }

  @Test
  void eachNodeIsANamespaceBesideTheOthers() {
    Page page = map("/map");

    assertThat(graph(page, "nodes().length")).isEqualTo(NAMESPACES);
    assertThat(page.evaluate(OVERLAPS)).isEqualTo(0);
  }

  @Test
  void aNamespaceThatIsPressedShowsItsGroupsAndTheOthersFolded() {
    Page page = map("/map");
    graph(page, "getElementById('n3').emit('tap')");
    page.waitForURL("**/map?namespace=n3");
    assertThat(page.locator("#map[data-nodes]")).isVisible();

    // Its groups, their frame, and the two namespaces that they have to do with.
    assertThat(graph(page, "nodes().length")).isEqualTo(GROUPS + 1 + 2);
    assertThat(graph(page, "getElementById('namespace:n4').data('label')")).isEqualTo("n4 +");
    // Where they are put is a matter of chance, so it is not always none.
    assertThat((int) page.evaluate(OVERLAPS)).isLessThan(GROUPS / 2);
  }

  @Test
  void portsAreToldOfTheArrowsOfTheNodeThatIsPointedAtWhereThereAreMany() {
    Page page = map("/map?namespace=n3");
    String told = "edges().filter(edge => edge.style('label') !== '').length";
    assertThat(graph(page, told)).isEqualTo(0);

    graph(page, "getElementById('n3/g7').emit('mouseover')");
    assertThat(graph(page, told)).isEqualTo(4);

    graph(page, "getElementById('n3/g7').emit('mouseout')");
    assertThat(graph(page, told)).isEqualTo(0);
  }
}
