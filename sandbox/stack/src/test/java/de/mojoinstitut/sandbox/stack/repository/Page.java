package de.mojoinstitut.sandbox.stack.repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation.
 *
 * @param path within the repository
 * @param links targets of links and images, as written
 * @param code what stands in backticks, and the lines of code blocks
 * @param anchors what a link can point to behind {@code #}
 */
record Page(String path, List<String> links, List<String> code, Set<String> anchors) {

  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)|^\\[[^\\]]+\\]: (\\S+)|(?:src|href)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *#*");

  static Page of(String path, String text) {
    Page page = new Page(path, new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (fenced || line.startsWith("    ")) {
        page.code.add(line.strip());
      } else {
        page.readProse(line);
      }
    }
    return page;
  }

  private void readProse(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      addAnchor(slug(heading.group(1)));
    }
    SPAN.matcher(line).results().forEach(span -> code.add(span.group(1)));
    LINK.matcher(SPAN.matcher(line).replaceAll("code"))
        .results()
        .forEach(
            link -> {
              for (int group = 1; group <= link.groupCount(); group++) {
                if (link.group(group) != null) {
                  links.add(link.group(group));
                }
              }
            });
  }

  private void addAnchor(String slug) {
    String anchor = slug;
    for (int again = 1; !anchors.add(anchor); again++) {
      anchor = slug + "-" + again;
    }
  }

  /** As the pages' usual viewers make it from a heading. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
