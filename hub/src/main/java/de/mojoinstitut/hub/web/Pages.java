package de.mojoinstitut.hub.web;

import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Where the provider sends people back to: pages that say what happens next and know nothing of the
 * booking.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

  private static final Map<String, String> PAGES =
      Map.of(
          "/checkout/paid", "checkout-paid",
          "/checkout/cancelled", "checkout-cancelled",
          "/onboarding/done", "onboarding-done",
          "/onboarding/again", "onboarding-again");

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    PAGES.forEach(
        (path, page) ->
            registry.addViewController(path).setViewName("forward:/pages/" + page + ".html"));
  }
}
