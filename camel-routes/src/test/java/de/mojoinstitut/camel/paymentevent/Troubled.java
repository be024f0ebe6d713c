package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.RecordingPaymentEvents;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Gives the core its trouble before the first record arrives. */
record Troubled(Consumer<String> trouble) implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof RecordingPaymentEvents events) {
      events.trouble(trouble);
    }
    return bean;
  }
}
