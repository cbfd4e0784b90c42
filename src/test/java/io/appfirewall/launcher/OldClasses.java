package io.appfirewall.launcher;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.util.Optional;

/**
 * Classes as compilers before Java 6 wrote them, and as picocli's still are. The JVM caches none of
 * them, since they lack the frames that its verifier goes by. So they are given those.
 */
final class OldClasses {
  private OldClasses() {}

  static Optional<ClassTransform> renewal(ClassModel model) {
    return model.majorVersion() < ClassFile.JAVA_6_VERSION
        ? Optional.of(renewal())
        : Optional.empty();
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
