package dev.patchbay.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the local run together; nothing of it exists outside of development. */
@IfBuildProfile("dev")
final class LocalBeans {
  private static final String WIPED = "patchbay.local.wiped";

  @Produces
  @Singleton
  SourceFolder source() {
    return SourceFolder.find();
  }

  /** Wipes at the first start of a process, never at a live reload. */
  @Produces
  @Singleton
  LocalState state(SourceFolder source, LocalConfig config) {
    var state = new LocalState(source.state());
    if (config.wipe() && System.setProperty(WIPED, "true") == null) {
      state.wipe();
    }
    return state;
  }

  @Produces
  @Singleton
  TemplateResources template(SourceFolder source) {
    return TemplateResources.read(source.template());
  }

  @Produces
  @Singleton
  LocalTokens tokens(LocalState state, Clock clock) {
    return new LocalTokens(state.tokenKey(), clock);
  }

  @Produces
  @Singleton
  Gateway gateway(
      TemplateResources template,
      LocalTokens tokens,
      ObjectMapper json,
      Clock clock,
      Functions functions) {
    return new Gateway(
        new RouteTable(template.routes()), tokens, new HttpEvents(json, clock), functions);
  }

  @Produces
  @Singleton
  DirectInvocation directInvocation(Functions functions, ObjectMapper json) {
    return new DirectInvocation(functions, json);
  }
}
