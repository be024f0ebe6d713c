package de.mojoinstitut.chassis.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of text that a person can see and that stays in its place: no control characters, not
 * only blanks and invisible characters, and each change of writing direction closed. Null passes,
 * and so does what {@code @NotBlank} refuses.
 */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({FIELD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
public @interface PlainText {

  String message() default "must be one line of visible text";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at characters by their Unicode category. */
  final class Validator implements ConstraintValidator<PlainText, String> {

    /** Letters and symbols by category, but blank. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

    private static final int POP_EMBEDDING = 0x202C;
    private static final int POP_ISOLATE = 0x2069;

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null
          || value.isEmpty()
          || (value.codePoints().allMatch(Validator::isPlain)
              && (value.trim().isEmpty() || value.codePoints().anyMatch(Validator::isVisible))
              && closesWhatItOpens(value));
    }

    private static boolean isPlain(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            false;
        default -> true;
      };
    }

    private static boolean isVisible(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.SPACE_SEPARATOR,
            Character.FORMAT,
            Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.PRIVATE_USE,
            Character.UNASSIGNED ->
            false;
        default -> !FILLERS.contains(codePoint);
      };
    }

    /** What is left open would turn the text around that this one is put into. */
    private static boolean closesWhatItOpens(String value) {
      Deque<Integer> closers = new ArrayDeque<>();
      for (int codePoint : value.codePoints().toArray()) {
        switch (codePoint) {
          case 0x202A, 0x202B, 0x202D, 0x202E -> closers.push(POP_EMBEDDING);
          case 0x2066, 0x2067, 0x2068 -> closers.push(POP_ISOLATE);
          case POP_EMBEDDING, POP_ISOLATE -> {
            if (closers.isEmpty() || closers.pop() != codePoint) {
              return false;
            }
          }
          default -> {}
        }
      }
      return closers.isEmpty();
    }
  }
}
