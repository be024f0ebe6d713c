package de.mojoinstitut.chassis.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What an OpenAPI file says of every service here in the same way: how requests are refused, and
 * the limits that the generator does not find by itself.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final int LONGEST_KEY = 255;

  /** Runs last: what a controller declares is there already, and is completed. */
  @Bean
  OpenApiCustomizer refusals() {
    return ApiDescription::describe;
  }

  /** The generator knows {@code @Min} but neither what is positive nor our own constraints. */
  @Bean
  PropertyCustomizer limits() {
    return (schema, type) -> limited(schema, type);
  }

  private static void describe(OpenAPI api) {
    RefusalResponses.addSchema(api);
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperations()
                    .forEach(
                        operation -> {
                          limitKey(operation);
                          new RefusalResponses(path, operation).add();
                        }));
  }

  private static void limitKey(Operation operation) {
    for (Parameter each :
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
      if (RefusalResponses.IDEMPOTENCY_KEY.equals(each.getName())) {
        each.getSchema().minLength(1).maxLength(LONGEST_KEY);
      }
    }
  }

  private static Schema<?> limited(Schema<?> schema, AnnotatedType type) {
    Annotation[] annotations =
        Objects.requireNonNullElse(type.getCtxAnnotations(), new Annotation[0]);
    for (Annotation each : annotations) {
      if (each instanceof Positive) {
        schema.minimum(BigDecimal.ONE);
      } else if (each instanceof PositiveOrZero) {
        schema.minimum(BigDecimal.ZERO);
      } else if (each instanceof IsoCurrency) {
        schema.pattern("[A-Z]{3}");
      }
    }
    return schema;
  }
}
