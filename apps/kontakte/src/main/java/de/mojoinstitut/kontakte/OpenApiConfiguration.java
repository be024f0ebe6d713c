package de.mojoinstitut.kontakte;

import de.mojoinstitut.kontakte.tenant.TenantAccess;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI file says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "kontakte.mojo",
            version = "1",
            description =
                "Contacts, leads and partners of a tenant. Every call names the tenant in x-tenant-id."),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
class OpenApiConfiguration {

  /**
   * Says of every call for a tenant that it wants the header, also where no controller reads it.
   */
  @Bean
  OpenApiCustomizer tenantHeader() {
    return api ->
        api.getPaths()
            .forEach((path, item) -> item.readOperations().forEach(each -> addHeader(path, each)));
  }

  private static void addHeader(String path, Operation operation) {
    List<Parameter> parameters =
        new ArrayList<>(Objects.requireNonNullElse(operation.getParameters(), List.of()));
    parameters.removeIf(parameter -> TenantAccess.HEADER.equals(parameter.getName()));
    if (!TenantAccess.isHubOnly(path)) {
      parameters.add(
          new HeaderParameter()
              .name(TenantAccess.HEADER)
              .required(true)
              .schema(new StringSchema()));
    }
    operation.setParameters(parameters);
  }
}
