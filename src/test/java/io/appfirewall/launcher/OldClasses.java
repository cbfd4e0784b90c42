package io.appfirewall.launcher;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes as compilers before Java 6 wrote them, and as picocli's still are. The JVM caches none of
 * them, since they lack the frames that its verifier goes by. So they are given those.
 */
final class OldClasses {
  /** Whatever a jar of ours needs is on the class path of the tests, too. */
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          StackMapsOption.GENERATE_STACK_MAPS,
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  private OldClasses() {}

  /** Renews those of a jar, in place. */
  static void renew(Path jar) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(content.getPath("/"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        ClassModel model = CLASS_FILE.parse(Files.readAllBytes(file));
        if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
          Files.write(file, CLASS_FILE.transformClass(model, renewal()));
        }
      }
    }
  }

  // A method whose code is passed on as a whole would be copied, and get no frames.
  private static ClassTransform renewal() {
    return ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
        .andThen((type, element) -> {
          if (element instanceof ClassFileVersion) {
            type.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            type.with(element);
          }
        });
  }
}
