package io.appfirewall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.Main;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallSitesTest {
  @Test
  void meanWhatTheyMeant() throws Exception {
    Object rewritten =
        new Rewriting().loadClass(Samples.class.getName()).getMethod("answers").invoke(null);
    assertThat(rewritten).isEqualTo(Samples.answers());
    assertThat(Samples.answers()).hasSizeGreaterThan(300);
  }

  @Test
  void areNoneThatTheJvmWouldMakeClassesFor() throws Exception {
    assertThat(bootstraps(rewritten(read(Samples.class.getName()))))
        .isNotEmpty()
        .doesNotContain("ObjectMethods", "SwitchBootstraps");
    assertThat(bootstraps(read(Samples.class.getName()))).contains("SwitchBootstraps");
  }

  @Test
  void leaveOurClassesValid() throws Exception {
    List<Path> classes = ours();
    assertThat(classes).hasSizeGreaterThan(500);
    for (Path file : classes) {
      byte[] rewritten = rewritten(Files.readAllBytes(file));
      assertThat(JarClasses.CLASS_FILE.verify(rewritten)).as(file.toString()).isEmpty();
      assertThat(bootstraps(rewritten)).as(file.toString()).doesNotContain("ObjectMethods");
    }
  }

  private static List<Path> ours() throws IOException, URISyntaxException {
    Path root = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static byte[] read(String type) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            CallSitesTest.class.getResourceAsStream("/" + type.replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    }
  }

  private static byte[] rewritten(byte[] type) {
    ClassModel model = JarClasses.CLASS_FILE.parse(type);
    return JarClasses.CLASS_FILE.transformClass(model, CallSites.plain(model).orElseThrow());
  }

  private static List<String> bootstraps(byte[] type) {
    return JarClasses.CLASS_FILE.parse(type).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().owner().displayName())
        .toList();
  }

  /** Loads the samples anew, with their call sites rewritten. */
  private static final class Rewriting extends ClassLoader {
    Rewriting() {
      super(CallSitesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Samples.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      try {
        byte[] type = rewritten(read(name));
        return known == null ? defineClass(name, type, 0, type.length) : known;
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
