package de.mojoinstitut.sandbox.mail;

import de.mojoinstitut.sandbox.kit.ObjectStore;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server on loopback that delivers nothing: mails stay on disk and are read over HTTP or in
 * a browser. Its README lists the calls.
 */
public final class MailSink implements AutoCloseable {

  private final ObjectStore store;
  private final SimulatorServer http;
  private final SMTPServer smtp;

  private MailSink(MailConfig config) throws IOException {
    http = new SimulatorServer(config.httpPort());
    store = new ObjectStore(config.data().resolve("mail.jsonl"));
    Mailbox mailbox = new Mailbox(store, config.clock());
    SmtpTrouble trouble = new SmtpTrouble();
    smtp =
        SMTPServer.port(config.smtpPort())
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("MOJO mail sink")
            .insertReceivedHeaders(false)
            .messageHandler(
                (context, from, to, data) -> {
                  trouble.strike();
                  mailbox.receive(from, to, data);
                })
            .build();
    mount(mailbox, trouble);
    smtp.start();
    http.start();
  }

  private void mount(Mailbox mailbox, SmtpTrouble trouble) {
    MailPages pages = new MailPages(mailbox);
    http.route(
        "GET",
        "/_sandbox/mails",
        request ->
            Response.json(200, mailbox.list(request.queryParameters().getOrDefault("to", ""))));
    http.route(
        "DELETE",
        "/_sandbox/mails",
        request -> {
          mailbox.clear();
          return Response.empty(204);
        });
    trouble.mount(http);
    http.route("GET", "/", pages::overview);
    http.route("GET", "/mails/{id}", pages::one);
    http.route("GET", "/mails/{id}/html", pages::html);
  }

  /**
   * @throws IOException where a port is in use or the folder cannot be written
   */
  public static MailSink start(MailConfig config) throws IOException {
    return new MailSink(config);
  }

  /** Base address of the HTTP side. */
  public URI url() {
    return http.url();
  }

  public int smtpPort() {
    return smtp.getPortAllocated();
  }

  @Override
  public void close() {
    smtp.stop();
    http.close();
    store.close();
  }

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MailSink sink = start(MailConfig.fromEnvironment());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sink.close();
                  ended.countDown();
                }));
    ended.await();
  }
}
