package de.mojoinstitut.sandbox.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The mails for a person with a browser. */
final class MailPages {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="de">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
        table { border-collapse: collapse; width: 100%% }
        th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ddd }
        pre { white-space: pre-wrap; background: #f6f6f6; padding: 1rem }
        iframe { width: 100%%; height: 40rem; border: 1px solid #ddd }
      </style>
      <h1>%s</h1>
      %s
      </html>
      """;

  private final Mailbox mailbox;

  MailPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** All mails, newest first. */
  Response overview(Request request) {
    var mails = mailbox.all();
    String rows = mails.reversed().stream().map(MailPages::row).collect(Collectors.joining("\n"));
    String content =
        mails.isEmpty()
            ? "<p>Noch keine Nachrichten.</p>"
            : "<table><tr><th>Wann</th><th>An</th><th>Betreff</th></tr>" + rows + "</table>";
    return page("Nachrichten der Sandbox", content);
  }

  private static String row(ObjectNode mail) {
    return "<tr><td>%s</td><td>%s</td><td><a href=\"/mails/%s\">%s</a></td></tr>"
        .formatted(
            text(mail, "receivedAt"),
            text(mail, "to"),
            text(mail, "id"),
            text(mail, "subject").isBlank() ? "(ohne Betreff)" : text(mail, "subject"));
  }

  Response one(Request request) {
    return mailbox
        .find(request.variable("id"))
        .map(mail -> page(mail.path("subject").asText(""), detail(mail)))
        .orElseGet(() -> Response.empty(404));
  }

  private static String detail(ObjectNode mail) {
    String html =
        mail.path("html").isNull()
            ? ""
            : "<iframe sandbox title=\"HTML-Fassung\" src=\"/mails/%s/html\"></iframe>"
                .formatted(text(mail, "id"));
    String attachments =
        StreamSupport.stream(mail.path("attachments").spliterator(), false)
            .map(
                each ->
                    "<h2>%s</h2><pre>%s</pre>".formatted(text(each, "name"), text(each, "text")))
            .collect(Collectors.joining());
    return "<p>Von %s an %s, %s</p><pre>%s</pre>%s%s<p><a href=\"/\">Alle Nachrichten</a></p>"
        .formatted(
            text(mail, "from"),
            text(mail, "to"),
            text(mail, "receivedAt"),
            text(mail, "text"),
            html,
            attachments);
  }

  /** The mail's own HTML, shown in a frame without rights. */
  Response html(Request request) {
    return mailbox
        .find(request.variable("id"))
        .filter(mail -> !mail.path("html").isNull())
        .map(
            mail ->
                Response.html(200, mail.path("html").asText())
                    .with(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'"))
        .orElseGet(() -> Response.empty(404));
  }

  private static Response page(String title, String content) {
    return Response.html(200, FRAME.formatted(escape(title), escape(title), content));
  }

  private static String text(JsonNode mail, String field) {
    return escape(mail.path(field).asText(""));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
