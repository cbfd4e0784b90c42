package io.appfirewall.oracle;

import java.nio.file.Path;

/**
 * A directory of manifests, and what is there after an import.
 *
 * @param after the same with the policies of the AppFirewalls in place of those that they came from
 */
record ImportedDirectory(TestDirectory before, TestDirectory after, Imported imported) {
  private static final String POLICIES = "policies-of-appfirewalls.yaml";

  /** Of a directory that is not changed, but copied into a folder. */
  static ImportedDirectory of(TestDirectory before, Path folder) {
    TestDirectory read = before.asTheyReadIt(folder.resolve("read"));
    Imported imported = Imported.from(read.path());
    TestDirectory after = read.without(imported.equal(), folder.resolve("after"));
    Path firewalls = folder.resolve("firewalls.yaml");
    after.add(POLICIES, imported.policies(after.path(), firewalls).list());
    return new ImportedDirectory(before, after, imported);
  }
}
