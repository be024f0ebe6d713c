package de.mojoinstitut.sandbox.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, and the start of their stack, where there is no browser to drive. */
final class NeedsBrowser implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Browser.isThere()
        ? ConditionEvaluationResult.enabled("Chromium and its driver are there")
        : ConditionEvaluationResult.disabled(
            "No chromium or no chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)");
  }
}
