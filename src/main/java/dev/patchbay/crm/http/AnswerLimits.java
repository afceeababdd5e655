package dev.patchbay.crm.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.impl.VertxRequestCustomizingClientBuilder;

/**
 * Cuts the connection to a CRM whose answer is longer than 2 MB or trickles for more than 30 s. The
 * REST client collects a whole answer in memory before any filter sees it, and its read timeout
 * begins anew with every byte, so this listens to the bytes as they come. Found by every REST
 * client as a service.
 */
@RegisterForReflection
public final class AnswerLimits implements RestClientListener {

  static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final long MAX_NANOS = 30_000_000_000L;

  @Override
  public void onNewClient(Class<?> api, RestClientBuilder builder) {
    builder.followRedirects(false);
    ((VertxRequestCustomizingClientBuilder<?>) builder)
        .httpClientRequestCustomizer(AnswerLimits::watch);
  }

  private static void watch(HttpClientRequest request) {
    request.response().onSuccess(response -> response.handler(new Meter(request)));
  }

  private static final class Meter implements Handler<Buffer> {
    private final HttpClientRequest request;
    private final long started = System.nanoTime();
    private long bytes;

    Meter(HttpClientRequest request) {
      this.request = request;
    }

    @Override
    public void handle(Buffer chunk) {
      bytes += chunk.length();
      if (bytes > MAX_BYTES || System.nanoTime() - started > MAX_NANOS) {
        request.reset();
      }
    }
  }
}
