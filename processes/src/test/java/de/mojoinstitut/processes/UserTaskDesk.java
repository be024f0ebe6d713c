package de.mojoinstitut.processes;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Completes user tasks. The engine in memory has no REST, so the command that REST would send is
 * written to its log.
 */
final class UserTaskDesk {

  private static final Map<String, Object> ANYBODY =
      Map.of("authorized_anonymous_user", true, "authorized_tenants", List.of("<default>"));

  private final LogStream log;

  UserTaskDesk(ZeebeTestEngine engine) {
    try {
      Field field = engine.getClass().getDeclaredField("logStream");
      field.setAccessible(true);
      log = (LogStream) field.get(engine);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The engine keeps its log elsewhere", e);
    }
  }

  void complete(long userTaskKey, String variables) {
    RecordMetadata complete =
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(ValueType.USER_TASK)
            .intent(UserTaskIntent.COMPLETE)
            .authorization(new AuthInfo().setClaims(ANYBODY));
    UserTaskRecord task =
        new UserTaskRecord()
            .setUserTaskKey(userTaskKey)
            .setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(variables)));
    log.newLogStreamWriter()
        .tryWrite(WriteContext.internal(), LogAppendEntry.of(userTaskKey, complete, task))
        .ifLeft(
            failure -> {
              throw new AssertionError("The engine does not take the command: " + failure);
            });
  }
}
