package io.appfirewall.launcher;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/**
 * Resource bundles of a library that has them in one language, as properties. The JVM looks through
 * all jars for somebody who knows of other places and forms; told of the form, it does not.
 */
final class Bundles {
  private static final ClassDesc BUNDLE = ClassDesc.of("java.util.ResourceBundle");
  private static final ClassDesc CONTROL = BUNDLE.nested("Control");
  private static final ClassDesc LIST = ClassDesc.of("java.util.List");
  private static final ClassDesc LOCALE = ClassDesc.of("java.util.Locale");
  private static final MethodTypeDesc BY_NAME = MethodTypeDesc.of(BUNDLE, ConstantDescs.CD_String);

  private Bundles() {}

  static Optional<ClassTransform> direct(ClassModel model) {
    return Optional.of(ClassTransform.transformingMethodBodies(Bundles::direct));
  }

  private static void direct(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.owner().asSymbol().equals(BUNDLE)
        && call.name().equalsString("getBundle")
        && call.typeSymbol().equals(BY_NAME)) {
      code.getstatic(LOCALE, "ROOT", LOCALE)
          .getstatic(CONTROL, "FORMAT_PROPERTIES", LIST)
          .invokestatic(CONTROL, "getNoFallbackControl", MethodTypeDesc.of(CONTROL, LIST))
          .invokestatic(
              BUNDLE,
              "getBundle",
              MethodTypeDesc.of(BUNDLE, ConstantDescs.CD_String, LOCALE, CONTROL));
    } else {
      code.with(element);
    }
  }
}
