package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own that is killed in the worst moment. */
class KillTest {

  private static final String KEY = "sk_test_kill";
  private static final Pattern URL = Pattern.compile("http://localhost:\\d+");

  @TempDir Path data;
  private Process process;
  private URI url;

  @BeforeEach
  void start() throws IOException {
    Path log = Files.createTempFile(data, "simulator", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StripeSimulator.class.getName());
    builder.environment().put("STRIPE_PORT", "0");
    builder.environment().put("MOJO_DATA", data.toString());
    builder.environment().put("MOJO_STRIPE_SECRET_KEY", KEY);
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    url =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> firstUrl(Files.readString(log)), Optional::isPresent)
            .orElseThrow();
  }

  private static Optional<URI> firstUrl(String log) {
    Matcher matcher = URL.matcher(log);
    return matcher.find() ? Optional.of(URI.create(matcher.group())) : Optional.empty();
  }

  @AfterEach
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private StripeClient stripe() {
    return Sandboxed.client(url, KEY);
  }

  private void post(String path, String json) {
    Sandboxed.text(
        HttpRequest.newBuilder(url.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  @Test
  void shouldNotRefundTwiceWhenKilledBetweenEffectAndAnswer()
      throws StripeException, IOException, InterruptedException {
    // given
    Session session = stripe().v1().checkout().sessions().create(Sandboxed.hundredEuros().build());
    post("/_sandbox/checkout/" + session.getId() + "/pay", "{\"card\": \"ok\"}");
    String intent =
        stripe().v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent();
    RefundCreateParams params =
        RefundCreateParams.builder().setPaymentIntent(intent).setAmount(1_000L).build();
    RequestOptions key =
        RequestOptions.builder().setIdempotencyKey("refund_1").setReadTimeout(500).build();
    post("/_sandbox/trouble", "{\"kind\": \"timeout_after\", \"path\": \"/v1/refunds\"}");
    assertThatThrownBy(() -> stripe().v1().refunds().create(params, key))
        .isInstanceOf(ApiConnectionException.class);

    // when
    kill();
    start();
    Refund refund = stripe().v1().refunds().create(params, key);

    // then
    assertThat(refund.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(stripe().v1().refunds().list().getData())
        .extracting(Refund::getId)
        .containsExactly(refund.getId());
    assertThat(stripe().v1().balance().retrieve().getAvailable().getFirst().getAmount())
        .isEqualTo(9_825 - 1_000);
  }

  @Test
  void shouldNotTransferTwiceWhenKilledBetweenEffectAndAnswer()
      throws StripeException, IOException, InterruptedException {
    // given
    Session session = stripe().v1().checkout().sessions().create(Sandboxed.hundredEuros().build());
    post("/_sandbox/checkout/" + session.getId() + "/pay", "{\"card\": \"ok\"}");
    String account = stripe().v1().accounts().create(Sandboxed.express()).getId();
    TransferCreateParams params = Sandboxed.transfer(account, 9_000).build();
    RequestOptions key =
        RequestOptions.builder().setIdempotencyKey("transfer_1").setReadTimeout(500).build();
    post("/_sandbox/trouble", "{\"kind\": \"timeout_after\", \"path\": \"/v1/transfers\"}");
    assertThatThrownBy(() -> stripe().v1().transfers().create(params, key))
        .isInstanceOf(ApiConnectionException.class);

    // when
    kill();
    start();
    Transfer transfer = stripe().v1().transfers().create(params, key);

    // then
    assertThat(transfer.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(stripe().v1().balance().retrieve().getAvailable().getFirst().getAmount())
        .isEqualTo(9_825 - 9_000);
    assertThat(
            stripe()
                .v1()
                .balance()
                .retrieve(Sandboxed.as(account))
                .getAvailable()
                .getFirst()
                .getAmount())
        .isEqualTo(9_000);
  }

  @Test
  void shouldStartAfterALineWasCutInHalf()
      throws StripeException, IOException, InterruptedException {
    // given
    Session session = stripe().v1().checkout().sessions().create(Sandboxed.hundredEuros().build());
    kill();
    Path journal = data.resolve("stripe.jsonl");
    byte[] whole = Files.readAllBytes(journal);
    byte[] half = "{\"batch\":[{\"kind\":\"refund\",\"id\":\"Ä".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(whole, whole.length + half.length - 1);
    System.arraycopy(half, 0, cut, whole.length, half.length - 1);
    Files.write(journal, cut);

    // when
    start();

    // then
    assertThat(stripe().v1().checkout().sessions().retrieve(session.getId()).getStatus())
        .isEqualTo("open");
  }
}
