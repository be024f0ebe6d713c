package de.mojoinstitut.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose code a program's processor time goes to. A sample belongs to the library that stands
 * nearest to its top; what the JDK does counts for whoever asked it to.
 */
final class CostCentres {

  static final String OWN = "MOJO's own code";
  static final String JDK = "the JDK by itself";

  private static final Set<String> SAMPLES = Set.of("jdk.CPUTimeSample", "jdk.ExecutionSample");

  private static final Map<String, List<String>> PACKAGES = new LinkedHashMap<>();

  static {
    PACKAGES.put(OWN, List.of("de.mojoinstitut."));
    PACKAGES.put("PostgreSQL driver and pool", List.of("org.postgresql.", "com.zaxxer."));
    PACKAGES.put(
        "Spring transactions and data access",
        List.of(
            "org.springframework.jdbc.",
            "org.springframework.transaction.",
            "org.springframework.data.",
            "org.springframework.aop."));
    PACKAGES.put("engine's client (gRPC)", List.of("io.grpc.", "io.netty.", "io.camunda."));
    PACKAGES.put(
        "HTTP server", List.of("org.apache.tomcat.", "org.apache.catalina.", "org.apache.coyote."));
    PACKAGES.put(
        "HTTP client", List.of("jdk.internal.net.http.", "org.springframework.http.client."));
    PACKAGES.put("tokens and security", List.of("org.springframework.security.", "com.nimbusds."));
    PACKAGES.put("Kafka client", List.of("org.apache.kafka."));
    PACKAGES.put("Camel", List.of("org.apache.camel."));
    PACKAGES.put("JSON", List.of("com.fasterxml.", "com.google.gson."));
    PACKAGES.put("mail", List.of("jakarta.mail.", "org.eclipse.angus.", "com.sun.mail."));
    PACKAGES.put("Stripe SDK", List.of("com.stripe."));
    PACKAGES.put("metrics", List.of("io.micrometer.", "io.prometheus."));
    PACKAGES.put("Spring MVC and the rest of Spring", List.of("org.springframework."));
  }

  private CostCentres() {}

  /** Samples by cost centre; samples of the kind that counts processor time where there are any. */
  static Map<String, Integer> of(Path recording) {
    Map<String, Map<String, Integer>> byKind = new TreeMap<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        String kind = event.getEventType().getName();
        if (SAMPLES.contains(kind)) {
          byKind
              .computeIfAbsent(kind, each -> new TreeMap<>())
              .merge(centre(event.getStackTrace()), 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byKind.values().stream().findFirst().orElse(Map.of());
  }

  private static String centre(RecordedStackTrace trace) {
    return Optional.ofNullable(trace).stream()
        .flatMap(each -> each.getFrames().stream())
        .map(RecordedFrame::getMethod)
        .map(method -> centre(method.getType().getName()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(JDK);
  }

  /** The cost centre of a class; empty for the JDK's and for those of no known library. */
  static Optional<String> centre(String className) {
    return PACKAGES.entrySet().stream()
        .filter(entry -> startsWithAny(className, entry.getValue().stream()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean startsWithAny(String className, Stream<String> packages) {
    return packages.anyMatch(className::startsWith);
  }
}
