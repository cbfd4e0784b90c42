package io.appfirewall.launcher;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The classes of a jar. */
final class JarClasses {
  /** Whatever a jar of ours needs is on the class path of the tests, too. */
  static final ClassFile CLASS_FILE =
      ClassFile.of(
          StackMapsOption.GENERATE_STACK_MAPS,
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  private JarClasses() {}

  /**
   * Rewrites classes of a jar, in place.
   *
   * @param change what becomes of a class; none where it stays as it is
   */
  static void rewrite(Path jar, Function<ClassModel, Optional<ClassTransform>> change)
      throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(content.getPath("/"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        ClassModel model = CLASS_FILE.parse(Files.readAllBytes(file));
        Optional<ClassTransform> transform = change.apply(model);
        if (transform.isPresent()) {
          Files.write(file, CLASS_FILE.transformClass(model, transform.get()));
        }
      }
    }
  }
}
