package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.CrmErrors;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * RO App's REST API: version 2 where an operation has moved there, version 1, which has no prefix,
 * for inquiries, employees and locations. Answers come as JSON, because both versions shape their
 * lists in their own way: see {@link RoAppPage}.
 */
@RegisterProvider(CrmErrors.class)
@RegisterRestClient(configKey = "roapp", baseUri = "https://api.roapp.io")
interface RoAppApi {

  String KEY = "Authorization";

  @GET
  @Path("/v2/contacts/people")
  JsonNode people(
      @Url String base,
      @HeaderParam(KEY) String key,
      @QueryParam("phones[]") List<String> phones,
      @QueryParam("created_at[]") String createdSince,
      @QueryParam("modified_at[]") String modifiedSince,
      @QueryParam("sort") String sort,
      @QueryParam("page") int page);

  @GET
  @Path("/v2/contacts/organizations")
  JsonNode organizations(
      @Url String base,
      @HeaderParam(KEY) String key,
      @QueryParam("created_at[]") String createdSince,
      @QueryParam("page") int page);

  /**
   * @param type {@code people} or {@code organizations}
   */
  @GET
  @Path("/v2/contacts/{type}/{id}")
  JsonNode client(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("type") String type,
      @PathParam("id") long id);

  @POST
  @Path("/v2/contacts/people")
  JsonNode create(@Url String base, @HeaderParam(KEY) String key, Sent.Person person);

  @POST
  @Path("/v2/contacts/organizations")
  JsonNode create(@Url String base, @HeaderParam(KEY) String key, Sent.Organization organization);

  @PATCH
  @Path("/v2/contacts/{type}/{id}")
  JsonNode update(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("type") String type,
      @PathParam("id") long id,
      Sent.ClientNotes notes);

  /** Version 1: people and organizations alike. */
  @GET
  @Path("/clients/")
  JsonNode clients(
      @Url String base,
      @HeaderParam(KEY) String key,
      @QueryParam("emails[]") List<String> emails,
      @QueryParam("page") int page);

  @GET
  @Path("/lead/")
  JsonNode inquiries(
      @Url String base,
      @HeaderParam(KEY) String key,
      @QueryParam("ids[]") List<String> ids,
      @QueryParam("client_phones[]") List<String> phones,
      @QueryParam("client_names[]") List<String> names,
      @QueryParam("created_at[]") Long createdSince,
      @QueryParam("modified_at[]") Long modifiedSince,
      @QueryParam("page") int page);

  @POST
  @Path("/lead/")
  JsonNode create(@Url String base, @HeaderParam(KEY) String key, Sent.Inquiry inquiry);

  @PUT
  @Path("/lead/")
  JsonNode update(@Url String base, @HeaderParam(KEY) String key, Sent.InquiryText text);

  @POST
  @Path("/lead/status/")
  JsonNode move(@Url String base, @HeaderParam(KEY) String key, Sent.InquiryStatus status);

  @GET
  @Path("/v2/orders")
  JsonNode orders(
      @Url String base,
      @HeaderParam(KEY) String key,
      @QueryParam("clients_ids[]") List<String> clients,
      @QueryParam("created_at[]") String createdSince,
      @QueryParam("modified_at[]") String modifiedSince,
      @QueryParam("sort") String sort,
      @QueryParam("page") int page);

  @GET
  @Path("/v2/orders/{id}")
  JsonNode order(@Url String base, @HeaderParam(KEY) String key, @PathParam("id") long id);

  @POST
  @Path("/v2/orders")
  JsonNode create(@Url String base, @HeaderParam(KEY) String key, Sent.Order order);

  @PATCH
  @Path("/v2/orders/{id}")
  JsonNode update(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("id") long id,
      Sent.OrderNotes notes);

  @POST
  @Path("/v2/orders/{id}/status")
  JsonNode move(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("id") long id,
      Sent.OrderStatus status);

  @GET
  @Path("/employees/")
  JsonNode employees(
      @Url String base, @HeaderParam(KEY) String key, @QueryParam("page") Integer page);

  @GET
  @Path("/branches/")
  JsonNode branches(
      @Url String base, @HeaderParam(KEY) String key, @QueryParam("page") Integer page);

  @GET
  @Path("/v2/orders/{list}")
  JsonNode orderBook(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("list") String list,
      @QueryParam("page") Integer page);

  @GET
  @Path("/v2/contacts/{type}/custom-fields")
  JsonNode clientFields(
      @Url String base,
      @HeaderParam(KEY) String key,
      @PathParam("type") String type,
      @QueryParam("page") Integer page);

  @GET
  @Path("/lead/types/")
  JsonNode inquiryTypes(
      @Url String base, @HeaderParam(KEY) String key, @QueryParam("page") Integer page);

  @GET
  @Path("/lead/custom-fields/")
  JsonNode inquiryFields(
      @Url String base, @HeaderParam(KEY) String key, @QueryParam("page") Integer page);

  @GET
  @Path("/statuses/leads/")
  JsonNode inquiryStatuses(
      @Url String base, @HeaderParam(KEY) String key, @QueryParam("page") Integer page);
}
