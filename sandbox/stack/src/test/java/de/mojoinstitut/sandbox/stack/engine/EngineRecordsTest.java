package de.mojoinstitut.sandbox.stack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineRecordsTest {

  private EngineRecords records;

  @BeforeEach
  void listen() throws IOException {
    records = new EngineRecords(0);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldKnowABookingsInstanceAndItsEnd() throws Exception {
    // when
    export(correlated("bkg_1", 7), element("PROCESS", "p", 7, "ELEMENT_ACTIVATED"));
    boolean endedBefore = records.allEnded("p", "bkg_1");
    export(
        element("END_EVENT", "Event_Done", 7, "ELEMENT_COMPLETED"),
        element("PROCESS", "p", 7, "ELEMENT_COMPLETED"));
    // then
    assertThat(endedBefore).isFalse();
    assertThat(records.allEnded("p", "bkg_1")).isTrue();
    assertThat(records.endEventsOf("p", "bkg_1")).containsExactly("Event_Done");
    assertThat(records.byCorrelationKey("p")).containsOnlyKeys("bkg_1");
    assertThat(records.active()).isEmpty();
  }

  @Test
  void shouldTellATerminatedInstanceFromOneThatRanToItsEnd() throws Exception {
    // when
    export(
        correlated("bkg_1", 7),
        element("PROCESS", "p", 7, "ELEMENT_ACTIVATED"),
        element("PROCESS", "p", 7, "ELEMENT_TERMINATED"),
        element("PROCESS", "p", 8, "ELEMENT_ACTIVATED"));
    // then
    assertThat(records.active()).containsOnlyKeys(8L);
    assertThat(records.allEnded("p", "bkg_1")).isFalse();
  }

  @Test
  void shouldCountAnInstanceOnceHoweverOftenItsRecordsCome() throws Exception {
    // when
    for (int i = 0; i < 2; i++) {
      export(correlated("bkg_1", 7), incident(7, "CREATED"), incident(7, "RESOLVED"));
    }
    // then
    assertThat(records.instancesOf("p", "bkg_1")).containsExactly(7L);
    assertThat(records.incidentsOf("p", "bkg_1")).containsExactly("Task_X JOB_NO_RETRIES");
    assertThat(records.incidents()).isEqualTo(1);
  }

  @Test
  void shouldTellTheProcessesOfOneBookingApart() throws Exception {
    // when
    export(
        correlated("p", "bkg_1", 7),
        correlated("q", "bkg_1", 8),
        element("PROCESS", "p", 7, "ELEMENT_ACTIVATED"),
        element("PROCESS", "q", 8, "ELEMENT_ACTIVATED"),
        called("r", 9, 8),
        incident(9, "CREATED"),
        element("PROCESS", "p", 7, "ELEMENT_COMPLETED"));
    // then
    assertThat(records.allEnded("p", "bkg_1")).isTrue();
    assertThat(records.allEnded("q", "bkg_1")).isFalse();
    assertThat(records.active()).isEqualTo(Map.of(8L, "q", 9L, "r"));
    assertThat(records.incidentsOf("p", "bkg_1")).isEmpty();
    assertThat(records.incidentsOf("q", "bkg_1")).containsExactly("Task_X JOB_NO_RETRIES");
  }

  @Test
  void shouldCountTheJobsThatTimedOut() throws Exception {
    // given
    String job =
        """
        {"valueType":"JOB","intent":"%s","key":%d,"value":{"processInstanceKey":7}}""";
    // when
    export(
        job.formatted("CREATED", 1),
        job.formatted("TIMED_OUT", 1),
        job.formatted("TIMED_OUT", 1),
        job.formatted("COMPLETED", 2));
    // then
    assertThat(records.timedOutJobs()).isEqualTo(1);
  }

  private void export(String... lines) throws Exception {
    String url =
        records.exporter().entrySet().stream()
            .filter(setting -> setting.getKey().endsWith("ARGS_URL"))
            .findFirst()
            .orElseThrow()
            .getValue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/_bulk"))
            .POST(BodyPublishers.ofString(String.join("\n", lines)))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static String correlated(String booking, long instance) {
    return correlated("p", booking, instance);
  }

  private static String correlated(String process, String booking, long instance) {
    return """
        {"valueType":"MESSAGE_START_EVENT_SUBSCRIPTION","intent":"CORRELATED","value":{"bpmnProcessId":"%s","correlationKey":"%s","processInstanceKey":%d}}"""
        .formatted(process, booking, instance);
  }

  private static String element(String type, String id, long instance, String intent) {
    return """
        {"valueType":"PROCESS_INSTANCE","intent":"%s","value":{"bpmnElementType":"%s","elementId":"%s","bpmnProcessId":"%s","processInstanceKey":%d,"parentProcessInstanceKey":-1}}"""
        .formatted(intent, type, id, id, instance);
  }

  private static String called(String process, long instance, long caller) {
    return element("PROCESS", process, instance, "ELEMENT_ACTIVATED").replace(":-1", ":" + caller);
  }

  private static String incident(long instance, String intent) {
    return """
        {"valueType":"INCIDENT","intent":"%s","value":{"elementId":"Task_X","errorType":"JOB_NO_RETRIES","processInstanceKey":%d}}"""
        .formatted(intent, instance);
  }
}
