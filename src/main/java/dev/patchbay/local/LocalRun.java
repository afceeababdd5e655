package dev.patchbay.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts and ends what AWS would run around the functions. */
@Singleton
@IfBuildProfile("dev")
class LocalRun {
  private static final Logger LOG = Logger.getLogger(LocalRun.class);

  private final EmbeddedServices services;
  private final TemplateResources template;
  private final GatewayHttp http;
  private final LocalInfo info;
  private final Demo demo;
  private final List<QueueWorker> workers = new ArrayList<>();
  private final SqsClient sqs;
  private final DirectInvocation direct;
  private final ObjectMapper json;
  private final Ticker ticker;

  LocalRun(
      EmbeddedServices services,
      TemplateResources template,
      GatewayHttp http,
      LocalInfo info,
      Demo demo,
      LocalConfig config,
      SqsClient sqs,
      DirectInvocation direct,
      ObjectMapper json,
      Clock clock) {
    this.services = services;
    this.template = template;
    this.http = http;
    this.info = info;
    this.demo = demo;
    this.sqs = sqs;
    this.direct = direct;
    this.json = json;
    this.ticker = new Ticker(template.scheduled(), config.tick(), direct, json, clock);
  }

  /** Before anything else that starts: it may want the table. */
  void start(@Observes @Priority(1) StartupEvent event) {
    Map<String, String> urls;
    try {
      urls = services.start();
    } catch (CannotStart e) {
      new Narrator(System.err).complain(e.getMessage());
      System.err.flush();
      Runtime.getRuntime().halt(1);
      throw e;
    }
    info.queues(urls);
    template
        .consumers()
        .forEach(
            (queue, function) ->
                workers.add(new QueueWorker(sqs, urls.get(queue), function, direct, json)));
    workers.forEach(QueueWorker::start);
    ticker.start();
    http.open();
    demo.start();
  }

  void stop(@Observes ShutdownEvent event) {
    try {
      demo.stop();
      ticker.stop();
      for (var worker : workers) {
        worker.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.debug("The local run did not end in order");
    }
  }
}
