package io.appfirewall.launcher;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a record says, hashes and equals, and which case of a switch over types is meant: the JVM
 * makes classes for each of them in each process, and caches none of those. Here each becomes a
 * method of the class that has it, with the same results ({@link java.lang.runtime.ObjectMethods},
 * {@link java.lang.runtime.SwitchBootstraps}).
 */
final class CallSites implements ClassTransform {
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private record Site(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  private final ClassDesc owner;
  private final boolean isInterface;
  private final List<Site> sites = new ArrayList<>();

  private CallSites(ClassModel model) {
    this.owner = model.thisClass().asSymbol();
    this.isInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  static Optional<ClassTransform> plain(ClassModel model) {
    CallSites sites = new CallSites(model);
    return Optional.of(ClassTransform.transformingMethodBodies(sites::plain).andThen(sites));
  }

  @Override
  public void accept(ClassBuilder type, ClassElement element) {
    type.with(element);
  }

  @Override
  public void atEnd(ClassBuilder type) {
    for (Site site : sites) {
      type.withMethodBody(
          site.name(),
          site.type(),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          site.body());
    }
  }

  private void plain(CodeBuilder code, CodeElement element) {
    Optional<Site> site =
        element instanceof InvokeDynamicInstruction call ? site(call) : Optional.empty();
    site.ifPresentOrElse(
        plain -> {
          sites.add(plain);
          code.invokestatic(owner, plain.name(), plain.type(), isInterface);
        },
        () -> code.with(element));
  }

  private Optional<Site> site(InvokeDynamicInstruction call) {
    return body(call).map(body -> new Site("callSite$" + sites.size(), call.typeSymbol(), body));
  }

  private static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
    ClassDesc bootstrap = call.bootstrapMethod().owner();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    if (bootstrap.equals(RECORDS)) {
      return RecordMethods.of(arguments).body(call.name().stringValue());
    }
    boolean isPlain =
        bootstrap.equals(SWITCHES)
            && call.name().stringValue().equals("typeSwitch")
            && !call.typeSymbol().parameterType(0).isPrimitive()
            && arguments.stream()
                .allMatch(label -> label instanceof String || label instanceof ClassDesc);
    return isPlain ? Optional.of(code -> typeSwitch(code, arguments)) : Optional.empty();
  }

  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.loadConstant(-1).ireturn());
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      switch (labels.get(i)) {
        case ClassDesc type -> code.aload(0).instanceOf(type);
        case ConstantDesc text ->
            code.loadConstant(text)
                .aload(0)
                .invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object));
      }
      code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
