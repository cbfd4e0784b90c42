package io.appfirewall.launcher;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every record has, as {@link java.lang.runtime.ObjectMethods} has it. Each body is one of a
 * static method, of which the record is the first argument.
 *
 * @param fields their getters, in the order of the components
 */
record RecordMethods(ClassDesc type, List<DirectMethodHandleDesc> fields) {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc TEXT = ClassDesc.of("java.lang.StringBuilder");

  /**
   * By the arguments of the bootstrap: the class, the names of the components, which the getters
   * have, too, and those.
   */
  static RecordMethods of(List<ConstantDesc> arguments) {
    return new RecordMethods(
        (ClassDesc) arguments.getFirst(),
        arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList());
  }

  Optional<Consumer<CodeBuilder>> body(String method) {
    return switch (method) {
      case "equals" -> Optional.of(this::equals);
      case "hashCode" -> Optional.of(this::hashCode);
      case "toString" -> Optional.of(this::toString);
      default -> Optional.empty();
    };
  }

  private void equals(CodeBuilder code) {
    code.aload(0).aload(1).ifThen(Opcode.IF_ACMPEQ, same -> same.iconst_1().ireturn());
    Label differ = code.newLabel();
    code.aload(1).instanceOf(type).ifeq(differ).aload(1).checkcast(type).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      get(code.aload(0), field);
      get(code.aload(2), field);
      ClassDesc of = type(field);
      switch (TypeKind.from(of)) {
        case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(differ);
        case LONG -> code.lcmp().ifne(differ);
        case FLOAT, DOUBLE ->
            code.invokestatic(boxed(of), "compare", MethodTypeDesc.of(CD_int, of, of)).ifne(differ);
        default ->
            code.invokestatic(
                    OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                .ifeq(differ);
      }
    }
    code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }

  private void hashCode(CodeBuilder code) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      get(code.loadConstant(31).imul().aload(0), field);
      ClassDesc of = type(field);
      if (of.isPrimitive()) {
        code.invokestatic(boxed(of), "hashCode", MethodTypeDesc.of(CD_int, of));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void toString(CodeBuilder code) {
    code.new_(TEXT).dup().invokespecial(TEXT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    code.loadConstant(type)
        .invokevirtual(ConstantDescs.CD_Class, "getSimpleName", MethodTypeDesc.of(CD_String));
    append(code, CD_String);
    String before = "[";
    for (DirectMethodHandleDesc field : fields) {
      append(code.loadConstant(before + field.methodName() + "="), CD_String);
      get(code.aload(0), field);
      append(code, appended(type(field)));
      before = ", ";
    }
    append(code.loadConstant(fields.isEmpty() ? "[]" : "]"), CD_String);
    code.invokevirtual(TEXT, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  private static ClassDesc appended(ClassDesc type) {
    return switch (TypeKind.from(type)) {
      case BYTE, SHORT -> CD_int;
      case REFERENCE -> CD_Object;
      default -> type;
    };
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(TEXT, "append", MethodTypeDesc.of(TEXT, type));
  }

  private static void get(CodeBuilder code, DirectMethodHandleDesc field) {
    code.getfield(field.owner(), field.methodName(), type(field));
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive + " is no primitive");
    };
  }
}
