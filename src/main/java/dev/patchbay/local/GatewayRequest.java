package dev.patchbay.local;

import java.util.Map;

/**
 * What arrives at the gateway.
 *
 * @param method upper case
 * @param path without the query, as sent
 * @param query without the question mark, as sent; empty for none
 * @param headers lower-case names; repeats are joined by commas
 */
record GatewayRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    String sourceIp) {

  String header(String name) {
    return headers.get(name);
  }
}
