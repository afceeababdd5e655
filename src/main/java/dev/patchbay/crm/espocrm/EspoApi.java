package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.CrmErrors;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The part of EspoCRM's REST API (version 9) that the connector uses. A connection that was never
 * made is tried once more at once: nothing can have happened.
 */
@Path("api/v1")
@RegisterRestClient(baseUri = "https://espocrm.invalid")
@RegisterProvider(CrmErrors.class)
@Retry(
    maxRetries = 1,
    delay = 200,
    jitter = 50,
    retryOn = {ConnectException.class, UnknownHostException.class})
interface EspoApi {

  @GET
  @Path("{type}")
  EspoList list(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @HeaderParam("X-No-Total") boolean noTotal,
      @PathParam("type") String type,
      @RestQuery Map<String, String> query);

  @GET
  @Path("{type}/{id}/stream")
  EspoList posts(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @PathParam("type") String type,
      @PathParam("id") String id,
      @QueryParam("filter") String filter,
      @QueryParam("offset") Integer offset,
      @QueryParam("maxSize") int maxSize);

  @GET
  @Path("{type}/{id}")
  EspoRecord one(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @PathParam("type") String type,
      @PathParam("id") String id);

  @DELETE
  @Path("{type}/{id}")
  JsonNode remove(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @PathParam("type") String type,
      @PathParam("id") String id);

  @POST
  @Path("{type}")
  EspoRecord create(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @HeaderParam("X-Skip-Duplicate-Check") boolean skipDuplicateCheck,
      @PathParam("type") String type,
      Map<String, Object> fields);

  /** Changes the given fields of a record and leaves the others. */
  @PUT
  @Path("{type}/{id}")
  EspoRecord update(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @PathParam("type") String type,
      @PathParam("id") String id,
      Map<String, Object> fields);

  @GET
  @Path("Webhook")
  EspoWebhook.Page webhooks(
      @Url String site, @HeaderParam("X-Api-Key") String key, @RestQuery Map<String, String> query);

  /** Registers a webhook; the answer tells its secret, for the only time. */
  @POST
  @Path("Webhook")
  EspoWebhook register(
      @Url String site, @HeaderParam("X-Api-Key") String key, Map<String, Object> webhook);

  @GET
  @Path("App/user")
  JsonNode session(@Url String site, @HeaderParam("X-Api-Key") String key);

  /** The value in the metadata tree under a key such as {@code entityDefs.Lead.fields}. */
  @GET
  @Path("Metadata")
  JsonNode metadata(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @QueryParam("key") String metadataKey);

  @POST
  @Path("Admin/fieldManager/{type}")
  JsonNode createField(
      @Url String site,
      @HeaderParam("X-Api-Key") String key,
      @PathParam("type") String type,
      Map<String, Object> field);
}
