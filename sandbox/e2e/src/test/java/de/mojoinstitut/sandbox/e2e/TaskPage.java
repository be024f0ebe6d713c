package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.Tasklist.button;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A task with its form, as Tasklist shows it. */
final class TaskPage {

  private static final By FORM = By.cssSelector("[data-testid=embedded-form] .fjs-container");
  private static final By REFUSAL = By.xpath("//*[starts-with(text(),'Bitte überprüfen Sie')]");

  /** Elements of the form that are wider than the room they have. */
  private static final String OVERFLOWING =
      """
      [...document.querySelectorAll('.fjs-form-field, .fjs-form-field *:not(svg):not(svg *):not(input)')]
        .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
        .map(e => e.className + ': ' + e.textContent.slice(0, 60))""";

  private final Browser browser;
  private final URI page;

  TaskPage(Browser browser) {
    this.browser = browser;
    browser.sees(FORM);
    this.page = browser.page();
  }

  /** What the form says. */
  String text() {
    return browser.text(FORM);
  }

  /** Waits until the form says it. */
  TaskPage says(String text) {
    browser.patiently(() -> text().contains(text));
    return this;
  }

  /** Texts of the table's cells, row by row. */
  List<String> cells() {
    return browser.texts(By.cssSelector(".fjs-table-td"));
  }

  /** The person takes the task on; only then the form can be filled in. */
  TaskPage claimed() {
    browser.clicks(button("Mir zuweisen"));
    browser.sees(button("Zuweisung aufheben"));
    return this;
  }

  /** Types into the field with this label. */
  TaskPage fills(String label, String text) {
    browser.types(labelled(label), text, Keys.TAB);
    return this;
  }

  /** Types a date, in the order that the field asks for. */
  TaskPage dates(String label, LocalDate date) {
    String text =
        browser
            .property(labelled(label), "placeholder")
            .replace("dd", "%02d".formatted(date.getDayOfMonth()))
            .replace("mm", "%02d".formatted(date.getMonthValue()))
            .replace("yyyy", "%04d".formatted(date.getYear()));
    browser.types(labelled(label), text, Keys.ENTER);
    return this;
  }

  private static By labelled(String label) {
    return By.xpath("//*[@id=//label[starts-with(normalize-space(.),'%s')]/@for]".formatted(label));
  }

  /** Chooses from the list with this label. */
  TaskPage chooses(String label, String option) {
    String field =
        "//div[contains(@class,'fjs-form-field-select')][.//label[starts-with(normalize-space(.),'%s')]]"
            .formatted(label);
    browser.clicks(By.xpath(field + "//div[contains(@class,'fjs-input-group')]"));
    browser.clicks(
        By.xpath(
            field + "//div[contains(@class,'fjs-dropdownlist-item')][.='%s']".formatted(option)));
    return this;
  }

  /** Picks a radio button, or ticks a box. */
  TaskPage picks(String label) {
    browser.clicks(
        By.xpath(
            "//div[contains(@class,'fjs-inline-label')]/label[starts-with(normalize-space(.),'%s')]"
                .formatted(label)));
    return this;
  }

  /** Keeps a picture of the page, and looks whether a person can read the form. */
  TaskPage looksGood(String name) {
    browser.photographs(name);
    assertThat(text())
        .as("what the form %s says", name)
        .doesNotContain("{{", "undefined", "null", "[object", "NaN");
    assertThat(browser.value(OVERFLOWING)).as("what of %s is cut off", name).isEqualTo(List.of());
    return this;
  }

  /** Completes the task; the test fails where the form refuses what it was given. */
  void completed() {
    browser.clicks(button("Aufgabe abschließen"));
    browser.patiently(
        () -> {
          assertThat(browser.texts(REFUSAL)).as("what the form refuses").isEmpty();
          return !browser.page().getPath().equals(page.getPath());
        });
  }
}
