package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.EgressGuard.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "crm.example.com", List.of("93.184.216.34", "2606:2800:220:1::1"),
          "xn--e1afmkfd.xn--j1amh", List.of("93.184.216.34"),
          "half-private.example.com", List.of("93.184.216.34", "10.0.0.7"),
          "metadata.example.com", List.of("169.254.169.254"),
          "points-home.example.com", List.of("127.0.0.1"),
          "localhost", List.of("127.0.0.1", "::1"),
          "intranet", List.of("192.168.1.4"));

  private final List<String> looked = new ArrayList<>();
  private final EgressGuard guard = new EgressGuard(false, this::resolve);
  private final EgressGuard development = new EgressGuard(true, this::resolve);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://crm.example.com",
        "https://crm.example.com/espo/",
        "HTTPS://CRM.example.com:8443/a?b=c",
        " https://crm.example.com ",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1::1]/",
        "https://пример.укр/crm",
        "https://пример.укр:8443/crm",
        "https://xn--e1afmkfd.xn--j1amh/"
      })
  void a_public_address_by_https_is_allowed(String url) {
    assertThat(guard.check(url)).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "crm.example.com | is not an absolute address",
        "mailto:me@example.com | is not an absolute address",
        "/relative | is not an absolute address",
        "https:///path | is not",
        "https://crm example.com | is not an address",
        "https://crm.example.com\\@evil.com | is not an address",
        "http://crm.example.com | must begin with https",
        "ftp://crm.example.com | must begin with https",
        "file://crm.example.com/etc/passwd | must begin with https",
        "http://localhost:8080 | must begin with https",
        "https://user:pass@crm.example.com | user name or password",
        "https://crm.example.com@10.0.0.1/ | user name or password",
        "https://@crm.example.com/ | user name or password",
        "https://crm.example.com:0/ | port",
        "https://crm.example.com:65536/ | port",
        "https://crm.example.com:99999999999/ | ''",
        "https://crm_box.example.com/ | no valid host name",
        "https://crm.example.com./ | no valid host name",
        "https://127.0.0.1./ | no valid host name",
        "https://2130706433/ | unusual notation",
        "https://0x7f000001/ | unusual notation",
        "https://0x7f.0.0.1/ | unusual notation",
        "https://017700000001/ | unusual notation",
        "https://0177.0.0.1/ | unusual notation",
        "https://127.1/ | unusual notation",
        "https://127.0.1/ | unusual notation",
        "https://999.0.0.1/ | unusual notation",
        "https://127.0.0.0x1/ | unusual notation",
        "https://１２７.0.0.1/ | loopback",
        "https://127。0。0。1/ | loopback",
        "https://0.0.0.0/ | unspecified",
        "https://10.1.2.3/ | private",
        "https://100.64.0.1/ | carrier",
        "https://100.127.255.255/ | carrier",
        "https://127.0.0.1/ | loopback",
        "https://127.255.255.254/ | loopback",
        "https://168.63.129.16/ | metadata",
        "https://169.254.169.254/latest/meta-data/ | metadata",
        "https://172.16.0.1/ | private",
        "https://172.31.255.255/ | private",
        "https://192.168.0.1/ | private",
        "https://192.0.0.192/ | reserved",
        "https://198.19.0.1/ | reserved",
        "https://203.0.113.9/ | documentation",
        "https://224.0.0.1/ | multicast",
        "https://255.255.255.255/ | reserved",
        "https://[::]/ | private, link-local or reserved",
        "https://[::1]/ | loopback",
        "https://[fe80::1]/ | link-local",
        "https://[fd00:ec2::254]/ | private",
        "https://[ff02::1]/ | reserved",
        "https://[::ffff:10.0.0.1]/ | IPv4 address inside",
        "https://[::ffff:a00:1]/ | IPv4 address inside",
        "https://[::ffff:93.184.216.34]/ | IPv4 address inside",
        "https://[64:ff9b::a00:1]/ | IPv4 address inside",
        "https://[2002:a00:1::]/ | tunnel",
        "https://[2001:0:a00:1::]/ | reserved",
        "https://[2001:db8::1]/ | documentation",
        "https://localhost/ | loopback",
        "https://LOCALHOST/ | loopback",
        "https://intranet/ | private",
        "https://half-private.example.com/ | private",
        "https://metadata.example.com/ | metadata",
        "https://points-home.example.com/ | loopback",
      })
  void everything_else_is_refused_with_a_reason(String url, String reason) {
    assertThat(guard.check(url))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "11.0.0.1"})
  void the_neighbours_of_private_ranges_are_public(String ip) {
    assertThat(guard.check("https://" + ip)).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/espo",
        "https://localhost",
        "http://127.0.0.1:9000",
        "http://127.1.2.3",
        "http://[::1]:8080"
      })
  void in_development_loopback_is_allowed(String url) {
    assertThat(development.check(url)).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crm.example.com",
        "ftp://localhost",
        "https://points-home.example.com",
        "https://10.0.0.1",
        "https://intranet",
        "http://127.1",
        "http://user:pass@localhost"
      })
  void in_development_nothing_else_is(String url) {
    assertThat(development.check(url)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void an_unknown_name_is_told_apart() {
    assertThat(guard.check("https://nowhere.example.com"))
        .isEqualTo(new Verdict.Unresolved("the name nowhere.example.com is not known"));
  }

  @Test
  void a_name_is_looked_up_once() {
    guard.check("https://half-private.example.com");
    assertThat(looked).containsExactly("half-private.example.com");
  }

  @Test
  void a_very_long_address_is_refused() {
    assertThat(guard.check("https://crm.example.com/" + "a".repeat(3000)))
        .isInstanceOf(Verdict.Refused.class);
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    looked.add(host);
    if (host.startsWith("[") || Character.isDigit(host.charAt(0))) {
      return List.of(InetAddress.getAllByName(host));
    }
    var addresses = NAMES.get(host.toLowerCase());
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    return addresses.stream().map(InetAddress::ofLiteral).toList();
  }
}
