package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java component is started: by the launcher's own JDK, with a small heap.
 *
 * @param heapMegabytes the most it may use for objects
 * @param quickStart true to compile lightly: quicker to start, slower under long load
 */
record Jvm(int heapMegabytes, boolean quickStart) {

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  List<String> command(String classPath, List<String> options, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dfile.encoding=UTF-8");
    if (quickStart) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    return command;
  }

  /**
   * The command for a program of this project.
   *
   * @param classPath its class path, the folder of its own classes first
   * @throws Problem when the program is not compiled
   */
  List<String> ownProgram(String classPath, String mainClass) {
    Path classes = Path.of(classPath.split(File.pathSeparator, 2)[0]);
    if (!Files.exists(classes.resolve(mainClass.replace('.', '/') + ".class"))) {
      throw new Problem("%s is not compiled in %s".formatted(mainClass, classes));
    }
    return command(classPath, List.of(), mainClass);
  }
}
