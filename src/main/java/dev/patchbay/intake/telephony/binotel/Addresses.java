package dev.patchbay.intake.telephony.binotel;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** IP addresses from which requests are taken. */
final class Addresses {

  private final List<String> texts;

  /**
   * @param list with commas between the addresses, or null
   */
  Addresses(String list) {
    texts =
        Stream.of(list == null ? "" : list)
            .flatMap(all -> Stream.of(all.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
  }

  boolean none() {
    return texts.isEmpty();
  }

  boolean has(String address) {
    Optional<InetAddress> caller = parse(address);
    return caller.isPresent() && texts.stream().map(Addresses::parse).anyMatch(caller::equals);
  }

  /** The first that is no address. */
  Optional<String> wrong() {
    return texts.stream().filter(text -> parse(text).isEmpty()).findFirst();
  }

  /** Never asks a name server. */
  private static Optional<InetAddress> parse(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
