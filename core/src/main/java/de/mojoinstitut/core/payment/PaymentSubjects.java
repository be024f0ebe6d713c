package de.mojoinstitut.core.payment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The types of thing that are paid for. */
@Component
public class PaymentSubjects {
  private final Map<String, PaymentSubject> types;

  PaymentSubjects(List<PaymentSubject> subjects) {
    this.types =
        subjects.stream().collect(Collectors.toMap(PaymentSubject::type, Function.identity()));
  }

  /**
   * @throws IllegalArgumentException where there is no such type
   */
  public PaymentSubject of(SubjectId subject) {
    PaymentSubject type = types.get(subject.type());
    if (type == null) {
      throw new IllegalArgumentException("nothing of type " + subject.type() + " is paid for");
    }
    return type;
  }

  /** As {@link PaymentSubject#lock}. */
  public PaymentSubject.Locked lock(SubjectId subject) {
    return of(subject).lock(subject.id());
  }
}
