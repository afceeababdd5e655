package dev.patchbay.crm;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which IP addresses are no part of the public internet. After the IANA registries of
 * special-purpose addresses, and the metadata services of the large clouds.
 */
final class AddressRules {

  private static final List<Range> IPV4 =
      List.of(
          range("0.0.0.0", 8, "an unspecified address"),
          range("10.0.0.0", 8, "a private address"),
          range("100.64.0.0", 10, "a carrier's internal address"),
          range("127.0.0.0", 8, "a loopback address"),
          range("168.63.129.16", 32, "a cloud's metadata address"),
          range("169.254.0.0", 16, "a link-local or metadata address"),
          range("172.16.0.0", 12, "a private address"),
          range("192.0.0.0", 24, "a reserved address"),
          range("192.0.2.0", 24, "a documentation address"),
          range("192.88.99.0", 24, "a reserved address"),
          range("192.168.0.0", 16, "a private address"),
          range("198.18.0.0", 15, "a reserved address"),
          range("198.51.100.0", 24, "a documentation address"),
          range("203.0.113.0", 24, "a documentation address"),
          range("224.0.0.0", 4, "a multicast address"),
          range("240.0.0.0", 4, "a reserved address"));

  /** Only 2000::/3 is handed out; these parts of it are special. */
  private static final List<Range> IPV6 =
      List.of(
          range("2001::", 23, "a reserved address"),
          range("2001:db8::", 32, "a documentation address"),
          range("2002::", 16, "a tunnel to an IPv4 address"),
          range("3fff::", 20, "a documentation address"));

  private static final Range PUBLIC_IPV6 = range("2000::", 3, "a public address");
  private static final Range NAT64 = range("64:ff9b::", 32, "a tunnel to an IPv4 address");
  private static final Range LOOPBACK_IPV6 = range("::1", 128, "a loopback address");

  private AddressRules() {}

  /** What kind of address it is when it is not a public one, in a few words. */
  static Optional<String> fault(InetAddress address) {
    if (address instanceof Inet4Address) {
      return named(IPV4, address);
    }
    if (PUBLIC_IPV6.contains(address)) {
      return named(IPV6, address);
    }
    return named(List.of(LOOPBACK_IPV6, NAT64), address)
        .or(() -> Optional.of("a private, link-local or reserved address"));
  }

  /** True for an IPv6 literal in brackets that stands for an IPv4 address. */
  static boolean embedsIpv4(String literal) {
    try {
      var address = InetAddress.getByName(literal);
      return address instanceof Inet4Address || NAT64.contains(address) || literal.contains(".");
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Optional<String> named(List<Range> ranges, InetAddress address) {
    return ranges.stream().filter(range -> range.contains(address)).map(Range::name).findFirst();
  }

  private static Range range(String first, int bits, String name) {
    return new Range(InetAddress.ofLiteral(first).getAddress(), bits, name);
  }

  private record Range(byte[] first, int bits, String name) {

    boolean contains(InetAddress address) {
      var bytes = address.getAddress();
      int whole = bits / 8;
      if (bytes.length != first.length || !Arrays.equals(bytes, 0, whole, first, 0, whole)) {
        return false;
      }
      int mask = 0xff << (8 - bits % 8) & 0xff;
      return bits % 8 == 0 || (bytes[whole] & mask) == (first[whole] & mask);
    }
  }
}
