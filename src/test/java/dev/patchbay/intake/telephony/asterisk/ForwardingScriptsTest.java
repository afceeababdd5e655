package dev.patchbay.intake.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of infra/asterisk, run by a shell against a real server. */
class ForwardingScriptsTest {

  private static final Path SCRIPTS = Path.of("infra/asterisk").toAbsolutePath();
  private static final String CALL =
      "uniqueid=1772439300.1&linkedid=1772439300.1&start=1772439300.5&src=%2B380501234567"
          + "&dst=380443334455&dcontext=from-trunk&channel=PJSIP%2Ft-0000000a"
          + "&dstchannel=PJSIP%2F101-0000000b&lastapp=Dial&billsec=85&duration=100"
          + "&disposition=ANSWERED&clid=%22O%27Hara%20%24(reboot)%22%20%3C%2B380501234567%3E";

  private final List<String> bodies = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private volatile int status = 202;
  private HttpServer hub;
  @TempDir private Path home;

  @BeforeEach
  void start() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/v1/projects/demo/calls/asterisk",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
          if (status / 100 == 2) {
            bodies.add(body);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    hub.start();
    configure("");
  }

  @AfterEach
  void stop() {
    hub.stop(0);
  }

  @Test
  void a_call_is_posted_with_the_token_and_leaves_nothing_behind() throws Exception {
    assertThat(send(CALL)).isZero();
    assertThat(tokens).containsExactly("Bearer secret-token");
    assertThat(waiting()).isEmpty();
    CallEvent event = events(bodies.getFirst()).getFirst();
    assertThat(event.client()).isEqualTo("+380501234567");
    assertThat(event.clientName()).as("nothing is run by the shell").isEqualTo("O'Hara $(reboot)");
    assertThat(event.employee()).containsExactly("101");
    assertThat(event.startedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
  }

  @Test
  void what_the_hub_does_not_take_waits_and_is_sent_again_in_order() throws Exception {
    status = 503;
    assertThat(send(CALL)).isNotZero();
    Thread.sleep(1100);
    assertThat(send(CALL.replace("1772439300.1", "1772439301.2"))).isNotZero();
    assertThat(bodies).isEmpty();
    assertThat(waiting()).hasSize(2);

    status = 202;
    assertThat(send()).isZero();
    assertThat(bodies)
        .extracting(body -> events(body).getFirst().callId())
        .containsExactly("1772439300.1", "1772439301.2");
    assertThat(waiting()).isEmpty();
    assertThat(send()).isZero();
    assertThat(bodies).hasSize(2);
  }

  @Test
  void a_hub_that_cannot_be_reached_loses_nothing() throws Exception {
    hub.stop(0);
    assertThat(send(CALL)).isNotZero();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void a_wrong_token_is_repeated_and_what_will_never_be_accepted_is_put_aside() throws Exception {
    status = 401;
    assertThat(send(CALL)).isNotZero();
    assertThat(waiting()).hasSize(1);
    status = 400;
    assertThat(send()).isZero();
    assertThat(waiting()).isEmpty();
    assertThat(files(spool().resolve("refused"))).hasSize(1);
  }

  @Test
  void the_legs_of_freepbx_go_out_together_and_only_once() throws Exception {
    installed();
    database(
        row("1772451000.500", "1", "NULL", "BackGround", "", "ANSWERED", "9"),
        row(
            "1772451000.500",
            "2",
            "Оксана & Co\\t=1",
            "Dial",
            "PJSIP/102-0000000f",
            "ANSWERED",
            "64"),
        row("1772452000.700", "3", "", "Dial", "PJSIP/101-0000000e", "NO ANSWER", "0"));
    configure("PATCHBAY_RECORDINGS=https://pbx.example.com/rec");
    assertThat(forward()).isZero();

    assertThat(bodies).hasSize(2);
    List<CallEvent> queue = events(bodies.getFirst());
    assertThat(queue).extracting(CallEvent::callId).containsOnly("1772451000.500").hasSize(2);
    assertThat(queue.getFirst().clientName()).isEqualTo("Оксана & Co =1");
    assertThat(queue.getFirst().employee()).containsExactly("102");
    assertThat(queue.getFirst().startedAt()).isEqualTo(Instant.ofEpochSecond(1772451000));
    assertThat(queue.getFirst().recordingUrl())
        .isEqualTo("https://pbx.example.com/rec/2026/03/02/q-600.wav");

    assertThat(forward()).isZero();
    assertThat(bodies).hasSize(2);
  }

  @Test
  void a_leg_that_was_added_later_brings_the_call_again() throws Exception {
    installed();
    database(row("1772451000.500", "1", "", "Dial", "PJSIP/101-0000000e", "NO ANSWER", "0"));
    forward();
    database(
        row("1772451000.500", "1", "", "Dial", "PJSIP/101-0000000e", "NO ANSWER", "0"),
        row("1772451000.500", "2", "", "Dial", "PJSIP/102-0000000f", "ANSWERED", "64"));
    forward();
    assertThat(bodies).hasSize(2);
    assertThat(events(bodies.getLast())).hasSize(2);
  }

  @Test
  void calls_from_before_the_first_run_are_not_sent() throws Exception {
    database(row("1772451000.500", "1", "", "Dial", "PJSIP/101-0000000e", "ANSWERED", "5"));
    assertThat(forward()).isZero();
    assertThat(forward()).isZero();
    assertThat(bodies).isEmpty();
  }

  @Test
  void calls_of_freepbx_survive_an_outage() throws Exception {
    installed();
    status = 500;
    database(row("1772451000.500", "1", "", "Dial", "PJSIP/101-0000000e", "ANSWERED", "5"));
    assertThat(forward()).isNotZero();
    database();
    status = 202;
    assertThat(forward()).isZero();
    assertThat(bodies).hasSize(1);
  }

  private void installed() throws Exception {
    database();
    assertThat(forward()).isZero();
  }

  private static String row(
      String call, String seq, String name, String app, String channel, String how, String talk) {
    return String.join(
        "\t",
        call,
        call,
        seq,
        call.split("\\.")[0],
        "\"x\" <380501234567>",
        "380501234567",
        "600",
        "from-trunk",
        "PJSIP/t-0000000a",
        channel,
        app,
        talk,
        talk,
        how,
        "",
        "380443334455",
        "380501234567",
        name,
        "",
        "q-600.wav",
        "2026/03/02");
  }

  private void database(String... rows) throws IOException {
    String columns =
        "linkedid uniqueid sequence start clid src dst dcontext channel dstchannel lastapp duration"
            + " billsec disposition userfield did cnum cnam outbound_cnum recordingfile day";
    Files.writeString(
        home.resolve("rows.tsv"),
        rows.length == 0 ? "" : columns.replace(' ', '\t') + "\n" + String.join("\n", rows) + "\n");
    Files.writeString(home.resolve("mysql.sh"), "cat '" + home.resolve("rows.tsv") + "'\n");
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        home.resolve("patchbay.conf"),
        """
        PATCHBAY_URL=http://127.0.0.1:%d/v1/projects/demo/calls/asterisk
        PATCHBAY_TOKEN=secret-token
        PATCHBAY_SPOOL='%s'
        PATCHBAY_MYSQL='sh %s'
        %s
        """
            .formatted(hub.getAddress().getPort(), spool(), home.resolve("mysql.sh"), more));
  }

  private int send(String... call) throws Exception {
    return run(Stream.concat(Stream.of("patchbay-send.sh"), Stream.of(call)).toList());
  }

  private int forward() throws Exception {
    return run(List.of("patchbay-freepbx.sh"));
  }

  private int run(List<String> command) throws Exception {
    List<String> line = new ArrayList<>(command);
    line.set(0, SCRIPTS.resolve(command.getFirst()).toString());
    line.addFirst("sh");
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(home.resolve("output").toFile());
    builder.environment().put("PATCHBAY_CONF", home.resolve("patchbay.conf").toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(home.resolve("output"))).doesNotContain("secret-token");
    return process.exitValue();
  }

  private static List<CallEvent> events(String form) {
    Intake intake = new AsteriskSource(new BodyReader()).read(Requests.form(form), Settings.kyiv());
    assertThat(intake).isInstanceOf(Intake.Events.class);
    return ((Intake.Events) intake).events();
  }

  private Path spool() {
    return home.resolve("spool");
  }

  private List<Path> waiting() throws IOException {
    return files(spool()).stream().filter(file -> file.toString().endsWith(".form")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
