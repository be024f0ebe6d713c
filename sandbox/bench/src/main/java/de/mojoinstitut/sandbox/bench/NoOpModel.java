package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.processes.EventBookingProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The model of the booking under other names: process id, messages and job types carry a prefix, so
 * that neither the hub's workers nor its messages meet it. Nothing else differs.
 */
final class NoOpModel {

  private static final String PREFIX = "noop.";

  private NoOpModel() {}

  static String named(String original) {
    return PREFIX + original;
  }

  static String processId() {
    return "noop-" + EventBookingProcess.PROCESS_ID;
  }

  /** The model as XML. */
  static String xml() {
    return renamed(original());
  }

  static String renamed(String model) {
    String id = "\"" + EventBookingProcess.PROCESS_ID + "\"";
    return model
        .replace("<bpmn:process id=" + id, "<bpmn:process id=\"" + processId() + "\"")
        .replace("bpmnElement=" + id, "bpmnElement=\"" + processId() + "\"")
        .replace("<zeebe:taskDefinition type=\"", "<zeebe:taskDefinition type=\"" + PREFIX)
        .replaceAll("(<bpmn:message id=\"[^\"]+\" name=\")", "$1" + PREFIX);
  }

  private static String original() {
    try (InputStream in =
        NoOpModel.class.getClassLoader().getResourceAsStream(EventBookingProcess.RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + EventBookingProcess.RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
