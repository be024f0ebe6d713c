package de.mojoinstitut.sandbox.e2e;

import java.net.URI;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Tasklist in the browser of a person of the staff. */
final class Tasklist implements AutoCloseable {

  private final Browser browser;
  private final URI url;
  private boolean knowsProcesses;

  /**
   * Logs in.
   *
   * @param url base URL of Operate and Tasklist
   * @param user a login whose password is its name
   * @param pictures where the forms that were opened can be looked at
   */
  Tasklist(URI url, String user, Path pictures) {
    this.url = url;
    this.browser = new Browser(pictures);
    browser.goes(url.resolve("/tasklist"));
    browser.types(By.name("username"), user, Keys.TAB);
    browser.types(By.name("password"), user, Keys.TAB);
    browser.clicks(By.cssSelector("button[type=submit]"));
    browser.sees(By.cssSelector("a[href='/tasklist/processes']"));
  }

  /** Starts a process and waits for its first task, which Tasklist opens by itself. */
  TaskPage starts(String process) {
    browser.clicks(By.cssSelector("a[href='/tasklist/processes']"));
    if (!knowsProcesses) {
      browser.clicks(button("Fortsetzen"));
      knowsProcesses = true;
    }
    browser.clicks(
        By.xpath(
            "//*[@data-testid='process-tile'][.//h4[.='%s']]//button[.='Prozess starten']"
                .formatted(process)));
    return new TaskPage(browser);
  }

  /** Opens a task by its address. */
  TaskPage opens(String task) {
    browser.goes(url.resolve("/tasklist/" + task));
    return new TaskPage(browser);
  }

  static By button(String text) {
    return By.xpath("//button[.='%s']".formatted(text));
  }

  @Override
  public void close() {
    browser.close();
  }
}
