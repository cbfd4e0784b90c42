package io.appfirewall.dashboard.web;

/** The pages that lead to all others, in the order in which they are offered. */
public enum NavigationEntry {
  OVERVIEW("/", "Overview"),
  FIREWALLS("/firewalls", "Firewalls"),
  MAP("/map", "Map"),
  ASK("/ask", "Ask"),
  BASELINES("/baselines", "Baselines"),
  COMPARE("/compare", "Compare");

  private final String path;
  private final String words;

  NavigationEntry(String path, String words) {
    this.path = path;
    this.words = words;
  }

  public String path() {
    return path;
  }

  public String words() {
    return words;
  }

  /** Whether a page is this one, or is found under it. */
  public boolean holds(String page) {
    return page.equals(path) || (this != OVERVIEW && page.startsWith(path + "/"));
  }
}
