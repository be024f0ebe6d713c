package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.problem.ProblemAdvice;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the row scope of an authenticated caller to the request. Stands behind the security chain.
 */
public final class ScopeFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(ScopeFilter.class);

  private final BiFunction<Caller, HttpServletRequest, Scope> scopes;

  /**
   * @param scopes the scope of a caller; an {@link ApiProblem} refuses the request
   */
  public ScopeFilter(BiFunction<Caller, HttpServletRequest, Scope> scopes) {
    this.scopes = scopes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!(authentication instanceof CallerAuthentication verified)) {
      chain.doFilter(request, response);
      return;
    }
    Scope scope;
    try {
      scope = scopes.apply(verified.getPrincipal(), request);
    } catch (ApiProblem refusal) {
      ProblemWriter.write(response, refusal.problem());
      return;
    } catch (DataAccessException | TransactionException failure) {
      if (!ProblemAdvice.isUnavailable(failure)) {
        throw failure;
      }
      LOG.warn("no scope, temporarily unavailable: {}", failure.getClass().getName());
      ProblemWriter.write(response, Problem.of(HttpStatus.SERVICE_UNAVAILABLE));
      return;
    }
    Scopes.Binding binding = Scopes.bind(scope);
    try {
      chain.doFilter(request, response);
    } finally {
      binding.close();
    }
  }
}
