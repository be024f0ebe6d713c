package de.mojoinstitut.kontakte.tenant;

import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the hub says about a tenant. */
record TenantRequest(
    @NotBlank @Size(max = 200) @PlainText String name,
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}") String slug,
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") String region,
    @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,100}") String clerkOrgId) {}
