package dev.patchbay.crm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps addresses that users give from leading the hub into its own network: https only, no
 * credentials inside, and every address behind the name is a public one.
 *
 * <p>What is guaranteed: a name is resolved once by a check, and all its addresses are judged. The
 * CRM clients use the JVM's resolver, which keeps an answer for {@code networkaddress.cache.ttl}
 * (30 seconds unless set), so a call right after a check goes to the addresses that were judged.
 * The guard is therefore asked at every unit of work. Not covered: a name that changes its address
 * between two calls of one unit of work that lasts longer than that. Redirects are never followed.
 */
@Singleton
public class EgressGuard {

  private static final int MAX_LENGTH = 2048;

  /** The last part decides whether a resolver may read the whole as a number. */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][\\da-fA-F]*)");

  private static final Pattern PLAIN_IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private final boolean allowLoopback;
  private final Resolver resolver;

  @Inject
  public EgressGuard(
      @ConfigProperty(name = "patchbay.egress.allow-loopback", defaultValue = "false")
          boolean allowLoopback) {
    this(allowLoopback, host -> List.of(InetAddress.getAllByName(host)));
  }

  EgressGuard(boolean allowLoopback, Resolver resolver) {
    this.allowLoopback = allowLoopback;
    this.resolver = resolver;
  }

  /** Judges an absolute URL as a person typed it. Looks its name up. */
  public Verdict check(String url) {
    try {
      var uri = parse(url);
      var host = hostOf(uri);
      boolean loopback = allowLoopback && isLoopbackName(host);
      if (!"https".equalsIgnoreCase(uri.getScheme())
          && !(loopback && "http".equalsIgnoreCase(uri.getScheme()))) {
        return new Verdict.Refused("must begin with https://");
      }
      return judge(uri, host, loopback);
    } catch (NotAllowed e) {
      return new Verdict.Refused(e.getMessage());
    }
  }

  private Verdict judge(URI uri, String host, boolean loopback) throws NotAllowed {
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(host);
    } catch (UnknownHostException e) {
      return new Verdict.Unresolved("the name " + host + " is not known");
    }
    for (var address : addresses) {
      if (loopback && address.isLoopbackAddress()) {
        continue;
      }
      Optional<String> fault = AddressRules.fault(address);
      if (fault.isPresent()) {
        throw new NotAllowed("leads to " + fault.get() + ", which is not allowed");
      }
    }
    return new Verdict.Allowed(uri, addresses);
  }

  private static URI parse(String url) throws NotAllowed {
    if (url == null || url.isBlank()) {
      throw new NotAllowed("is empty");
    }
    if (url.length() > MAX_LENGTH) {
      throw new NotAllowed("is longer than " + MAX_LENGTH + " characters");
    }
    try {
      var uri = new URI(url.strip());
      if (uri.isOpaque() || uri.getRawAuthority() == null) {
        throw new NotAllowed("is not an absolute address such as https://crm.example.com");
      }
      if (uri.getRawAuthority().contains("@")) {
        throw new NotAllowed("must not contain a user name or password");
      }
      return uri.getHost() != null ? uri : international(uri);
    } catch (URISyntaxException e) {
      throw new NotAllowed("is not an address such as https://crm.example.com");
    }
  }

  /** The same address with an international name in its ASCII form. */
  private static URI international(URI uri) throws NotAllowed {
    try {
      var authority = uri.getRawAuthority();
      var colon = authority.lastIndexOf(':');
      var name = colon < 0 ? authority : authority.substring(0, colon);
      var port = colon < 0 ? -1 : Integer.parseInt(authority.substring(colon + 1));
      var ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
      refuseUnusualIp(ascii);
      return new URI(uri.getScheme(), null, ascii, port, uri.getPath(), uri.getQuery(), null);
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw new NotAllowed("has no valid host name");
    }
  }

  private static String hostOf(URI uri) throws NotAllowed {
    var host = uri.getHost();
    if (host == null || host.endsWith(".")) {
      throw new NotAllowed("has no valid host name");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new NotAllowed("has no valid port");
    }
    refuseUnusualIp(host);
    if (host.startsWith("[") && AddressRules.embedsIpv4(host)) {
      throw new NotAllowed("has an IPv4 address inside an IPv6 address");
    }
    return host;
  }

  /** A resolver may read 0x7f.1 or 2130706433 as an address that the rules did not see. */
  private static void refuseUnusualIp(String host) throws NotAllowed {
    if (ENDS_IN_NUMBER.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches()) {
      throw new NotAllowed("has an IP address in an unusual notation");
    }
  }

  private static boolean isLoopbackName(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.startsWith("127.") && PLAIN_IPV4.matcher(host).matches();
  }

  /** The answer; a reason continues a sentence that begins with the name of the field. */
  public sealed interface Verdict {

    /**
     * @param uri the address with its name in ASCII
     * @param addresses what the name stood for, all judged
     */
    record Allowed(URI uri, List<InetAddress> addresses) implements Verdict {}

    record Refused(String reason) implements Verdict {}

    /** The name could not be looked up, now at least. */
    record Unresolved(String reason) implements Verdict {}
  }

  @FunctionalInterface
  interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  private static final class NotAllowed extends Exception {
    NotAllowed(String reason) {
      super(reason, null, false, false);
    }
  }
}
