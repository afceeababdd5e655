package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.arc.Arc;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.funqy.runtime.FunqyServerRequest;
import io.quarkus.funqy.runtime.FunqyServerResponse;
import io.quarkus.funqy.runtime.RequestContext;
import io.quarkus.funqy.runtime.RequestContextImpl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.NoSuchElementException;

/**
 * Calls any exported function with an event in JSON, decoded and encoded as on Lambda. The only
 * place that knows Funqy's inner classes: on Lambda one process has one function, here one has them
 * all.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class FunqyFunctions implements Functions {
  private final ObjectMapper json;

  FunqyFunctions(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public boolean takesSqsMessage(String function) {
    return invoker(function).getInputType().getTypeName().endsWith("SQSEvent$SQSMessage");
  }

  @Override
  public JsonNode invoke(String function, JsonNode event) throws IOException {
    var invoker = invoker(function);
    var input = invoker.hasInput() ? binding(invoker, ObjectReader.class).readValue(event) : null;
    var output = call(invoker, input);
    return output == null
        ? NullNode.getInstance()
        : json.readTree(binding(invoker, ObjectWriter.class).writeValueAsBytes(output));
  }

  private static FunctionInvoker invoker(String function) {
    var invoker = FunctionRecorder.registry.matchInvoker(function);
    if (invoker == null) {
      throw new NoSuchElementException("There is no function " + function);
    }
    return invoker;
  }

  private static <T> T binding(FunctionInvoker invoker, Class<T> type) {
    return type.cast(invoker.getBindingContext().get(type.getName()));
  }

  private static Object call(FunctionInvoker invoker, Object input) {
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    var requestContext = Arc.container().requestContext();
    thread.setContextClassLoader(FunqyFunctions.class.getClassLoader());
    requestContext.activate();
    try {
      var response = new Response();
      invoker.invoke(new Request(input), response);
      return response.output.await().indefinitely();
    } finally {
      requestContext.terminate();
      thread.setContextClassLoader(loader);
    }
  }

  private record Request(Object input) implements FunqyServerRequest {
    @Override
    public RequestContext context() {
      return new RequestContextImpl();
    }

    @Override
    public Object extractInput(@SuppressWarnings("rawtypes") Class type) {
      return input;
    }
  }

  private static final class Response implements FunqyServerResponse {
    private Uni<?> output = Uni.createFrom().nullItem();

    @Override
    public Uni<?> getOutput() {
      return output;
    }

    @Override
    public void setOutput(Uni<?> output) {
      this.output = output;
    }
  }
}
