package de.mojoinstitut.sandbox.e2e;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The machine's own Chromium without a window, set to German. Its driver gives it an empty profile,
 * and deletes that at the end. Whatever is asked of a page waits until the page is ready for it.
 */
final class Browser implements AutoCloseable {

  /** Long enough for a form to be seen whole. */
  private static final String WINDOW = "--window-size=1400,1600";

  /** Its warnings are about a debugging protocol that nobody uses here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final Path pictures;

  /**
   * @param pictures where photographs go
   */
  Browser(Path pictures) {
    this.pictures = pictures;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        WINDOW);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "de-DE,de"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow())
            .usingAnyFreePort()
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    driver = new ChromeDriver(service, options);
  }

  /** Whether this machine has all that it takes. */
  static boolean isThere() {
    return program("chromium").isPresent() && program("chromedriver").isPresent();
  }

  void goes(URI page) {
    driver.get(page.toString());
  }

  URI page() {
    return URI.create(Optional.ofNullable(driver.getCurrentUrl()).orElseThrow());
  }

  void clicks(By what) {
    patiently(
        () -> {
          element(what).click();
          return true;
        });
  }

  /** Puts the text in the place of what the field held, and ends with this key. */
  void types(By field, String text, Keys last) {
    patiently(
        () -> {
          WebElement element = element(field);
          element.clear();
          element.sendKeys(text, last);
          return isSame(text, element.getDomProperty("value"));
        });
  }

  /** A date's field may drop the zeros in front. */
  private static boolean isSame(String text, @Nullable String value) {
    return value != null && bare(text).equals(bare(value));
  }

  private static String bare(String text) {
    return text.replaceAll("\\b0", "");
  }

  String property(By what, String name) {
    sees(what);
    return Optional.ofNullable(element(what).getDomProperty(name)).orElse("");
  }

  /** Waits until the element is to be seen. */
  void sees(By what) {
    patiently(() -> element(what).isDisplayed());
  }

  String text(By what) {
    sees(what);
    return element(what).getText();
  }

  List<String> texts(By what) {
    return driver.findElements(what).stream().map(WebElement::getText).toList();
  }

  /** The value of an expression in the page, null where it has none. */
  @Nullable Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  void photographs(String name) {
    try {
      Files.createDirectories(pictures);
      Files.write(pictures.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tries again as long as the page is still being built. */
  void patiently(Supplier<Boolean> attempt) {
    try {
      await(attempt);
    } catch (ConditionTimeoutException late) {
      photographs("too-late");
      throw late;
    }
  }

  private static void await(Supplier<Boolean> attempt) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsMatching(Browser::isNotReady)
        .until(attempt::get);
  }

  @Override
  public void close() {
    driver.quit();
  }

  private WebElement element(By what) {
    return driver.findElement(what);
  }

  private static boolean isNotReady(Throwable failure) {
    return failure instanceof NotFoundException
        || failure instanceof StaleElementReferenceException
        || failure instanceof ElementNotInteractableException;
  }

  private static Optional<File> program(String name) {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .map(folder -> Path.of(folder, name).toFile())
        .filter(File::canExecute)
        .findFirst();
  }
}
