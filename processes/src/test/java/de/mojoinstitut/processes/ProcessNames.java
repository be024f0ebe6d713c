package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The constants of a process class, read by reflection so that a forgotten one is noticed. */
record ProcessNames(Class<?> constants) {

  String processId() {
    return value(field("PROCESS_ID"));
  }

  String resource() {
    return value(field("RESOURCE"));
  }

  /** Values of the nested class with that name; empty when the process has none. */
  Set<String> in(String group) {
    return Stream.of(constants.getDeclaredClasses())
        .filter(nested -> nested.getSimpleName().equals(group))
        .flatMap(nested -> Stream.of(nested.getDeclaredFields()))
        .filter(field -> !field.isSynthetic())
        .map(ProcessNames::value)
        .collect(toCollection(TreeSet::new));
  }

  private Field field(String name) {
    try {
      return constants.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(constants + " has no " + name, e);
    }
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " is not public", e);
    }
  }
}
